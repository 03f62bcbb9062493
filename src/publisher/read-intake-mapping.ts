/** Reads what a site says of its own event names and fields. */
import { DocentError } from '../base/docent-error.ts'
import { IntakeMapping } from '../contracts/intake-mapping.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { readFile } from 'node:fs/promises'

/** The mapping of a JSON file. DocentError `cli-bad-input`: no file, no JSON, or a fault that the message names. */
export async function readIntakeMapping(path: string): Promise<IntakeMapping> {
  return parseInput(IntakeMapping, await readJsonFile(path), 'cli-bad-input', path)
}

async function readJsonFile(path: string): Promise<unknown> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    return value
  } catch (error) {
    const found = error instanceof SyntaxError ? 'text that is no JSON' : 'no file that can be read'
    const expected = `a JSON file with events, fields or pagePings at ${path}`
    throw new DocentError('cli-bad-input', `Expected ${expected}, found ${found}.`, { path }, error)
  }
}
