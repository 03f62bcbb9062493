/**
 * `npm run toxicity`: trains the model of toxic words on Surge AI's set and the demo museum's texts, tests it on sets and
 * museums that it never saw, and writes public/models/safety/toxicity-text.model and the tables of docs/safety.md. The
 * data lies outside the repository: in the folder named by DOCENT_SHARED, else ../shared beside it. Vectors are kept in
 * .cache/toxicity. No text is ever printed.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from './steps.mjs'

const shared = [process.env['DOCENT_SHARED'], join(ROOT, '..', 'shared')].find(
  (folder) => folder !== undefined && existsSync(join(folder, 'data', 'safety')),
)
if (shared === undefined) {
  console.log('Nothing was trained: no folder data/safety in DOCENT_SHARED, nor in ../shared beside the repository.')
} else {
  const { module } = await runnerImport(join(ROOT, 'scripts/toxicity/run-toxicity.ts'), {
    root: ROOT,
    configFile: false,
    logLevel: 'error',
  })
  await module.runToxicity(ROOT, shared, (line) => console.log(line))
}
