/**
 * `npm run feed [-- FOLDER] [-- --users N --items N --interactions N --seed N]`: the whole of the feed in one: generates
 * people and what they did, trains every model on it, judges the models on what they have not seen, and prints one
 * visitor's list. Writes data, models and evaluation.html below FOLDER, .cache/feed when left out. Under six minutes on
 * two cores at the default size.
 */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const number = { type: 'string' }
const { values, positionals } = parseArgs({
  options: { users: number, items: number, interactions: number, seed: { type: 'string', default: '42' } },
  allowPositionals: true,
})
const folder = resolve(positionals[0] ?? join(root, '.cache/feed'))
const [data, models, page] = ['data', 'models', 'evaluation.html'].map((name) => join(folder, name))

const sizes = ['users', 'items', 'interactions'].flatMap((name) => (values[name] ? [`--${name}`, values[name]] : []))
const steps = [
  ['generate', ...sizes, '--seed', values.seed, '-o', data],
  ['train', data, '--seed', values.seed, '-o', models],
  ['evaluate', data, '--models', models, '--report', page],
]

// Vite reads TypeScript: what runs is the sources as they are, not a build of yesterday.
const source = async (path) =>
  (await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' })).module
const { runCommandLine } = await source('src/publisher/run-command-line.ts')
const { processOutput } = await source('src/publisher/commands/command-output.ts')
const started = performance.now()
for (const step of steps) {
  console.error(`\n> docent ${step.join(' ')}`)
  process.exitCode = await runCommandLine(step, processOutput(process))
  if (process.exitCode !== 0) break
}
if (process.exitCode === 0) {
  const seconds = Math.round((performance.now() - started) / 1000)
  console.error(
    `\nAll of it took ${seconds} s. The evaluation as a page: ${page}; the training's: ${join(models, 'report.html')}`,
  )
}
