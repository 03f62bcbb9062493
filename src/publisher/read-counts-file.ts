/** Reads the counts that a visitor handed over. */
import { CountsFile } from '../contracts/experiment.ts'
import { DocentError } from '../base/docent-error.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { readFile } from 'node:fs/promises'

/** Error: `experiment-invalid`, with the file and every fault. */
export async function readCountsFile(path: string): Promise<CountsFile> {
  let found: unknown
  try {
    found = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new DocentError(
      'experiment-invalid',
      `Expected counts as experiments.export() gives them at ${path}, found no JSON file that can be read.`,
      { path },
      cause,
    )
  }
  return parseInput(CountsFile, found, 'experiment-invalid', `the counts in ${path}`)
}
