/**
 * `npm run feed:trials [-- NAME...]`: tries the improvements that the seed lists, one at a time, on generated data of the
 * default size, and writes docs/feed-trials.md. Takes a quarter of an hour of a core; what is measured once is kept in
 * .cache/feed-trials, so that it goes on where it was stopped. With names, those are measured anew.
 */
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** @type {{ module: { runTrials(root: string, names: readonly string[]): Promise<void> } }} */
const { module } = await runnerImport(`${root}bench/feed/trials/run-trials.ts`, {
  root,
  configFile: false,
  logLevel: 'error',
})
await module.runTrials(root, process.argv.slice(2))
