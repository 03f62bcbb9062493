/**
 * `npm run toxicity`: trains the model of toxic words on Surge AI's set and the demo museum's texts, tests it on sets and
 * museums that it never saw, and writes public/models/safety/toxicity-text.model and the tables of docs/safety.md. The
 * data lies outside the repository: in the folder named by DOCENT_SHARED, else ../shared beside it; without it nothing is
 * done. Vectors are kept in .cache/toxicity. No text is ever printed.
 */
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from './steps.mjs'

await runnerImport(join(ROOT, 'scripts/toxicity/main.ts'), { root: ROOT, configFile: false, logLevel: 'error' })
