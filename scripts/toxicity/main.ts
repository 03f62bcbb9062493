/** Runs when imported: Vite's runner reads modules only until the first one is done, and the model is loaded late. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runToxicity } from './run-toxicity.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const shared = [process.env['DOCENT_SHARED'], join(ROOT, '..', 'shared')].find(
  (folder) => folder !== undefined && existsSync(join(folder, 'data', 'safety')),
)
const tell = (line: string): void => void process.stdout.write(`${line}\n`)

if (shared === undefined) {
  tell('Nothing was trained: no folder data/safety in DOCENT_SHARED, nor in ../shared beside the repository.')
} else {
  await runToxicity(ROOT, shared, tell)
}
