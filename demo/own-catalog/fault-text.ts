/** The faults of a file as a text to save. */
import type { Fault } from './import-state.ts'

/** One fault a line, as a person would mend them. */
export function faultText(faults: readonly Fault[]): string {
  const line = ({ line: at, path, expected, found }: Fault): string =>
    `Line ${at}, ${path === '' ? 'the record' : path}: expected ${expected}, found ${found}`
  return `${faults.map(line).join('\n')}\n`
}
