/**
 * `npm run feed:demo`: the models of the demo's feed, made anew: people who never were visit the museum of
 * public/catalog, every model is trained on what they did, and the catalog gets the files that a device needs. The same
 * catalog gives the same bytes. Run it after a build of the catalog, which leaves models of other records out.
 *
 * Left out: the safety models, which would hold nothing back here, as every file makes the manifest of a release longer and
 * an edited label is to cost 3 KB at most. The graph goes with the ranker: trained with it, it would misread its absence.
 */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from './steps.mjs'

const CATALOG = join(ROOT, 'public/catalog')
const SEED = '42'
const SHIPPED = ['graph.model', 'heavy-ranker.model', 'item-vectors.model', 'visitor-tower.model']

// Vite reads TypeScript: what runs is the sources as they are, not a build of yesterday.
const source = async (path) =>
  (await runnerImport(join(ROOT, path), { root: ROOT, configFile: false, logLevel: 'error' })).module
const { addModels } = await source('src/publisher/add-models.ts')
const { runCommandLine } = await source('src/publisher/run-command-line.ts')
const { processOutput } = await source('src/publisher/commands/command-output.ts')

const folder = await mkdtemp(join(tmpdir(), 'docent-feed-'))
const [catalog, data, models] = ['catalog', 'data', 'models'].map((name) => join(folder, name))
try {
  // Trained for the bare catalog, so that models of before leave no trace in those of now.
  await cp(CATALOG, catalog, { recursive: true })
  await addModels(catalog, [])
  for (const step of [
    ['generate', '--catalog', catalog, '--seed', SEED, '-o', data],
    ['train', data, '-o', models, '--into', catalog, '--seed', SEED],
    ['evaluate', data, '--models', models, '--catalog', catalog, '--report', join(folder, 'evaluation.html')],
  ]) {
    process.exitCode = await runCommandLine(step, processOutput(process))
    if (process.exitCode !== 0) break
  }
  if (process.exitCode === 0) {
    const files = await Promise.all(SHIPPED.map(async (path) => ({ path, bytes: await readFile(join(models, path)) })))
    const { version } = await addModels(CATALOG, files)
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
    console.error(`${files.length} models, ${Math.round(bytes / 1000)} KB, in public/catalog, which is now ${version}.`)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
