/** Reads what a publisher says of the columns of its files: a file, and flags that add to it. */
import { readFile } from 'node:fs/promises'
import { DocentError } from '../base/docent-error.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { RecordMapping } from '../contracts/record-mapping.ts'

/**
 * The mapping of the JSON file at `path`, with `columns` (`Titel=title`) on top; undefined when there is neither.
 * DocentError `build-bad-mapping`: a file that cannot be read or does not fit, a flag without an equals sign.
 */
export async function readMapping(
  path: string | undefined,
  columns: readonly string[],
): Promise<RecordMapping | undefined> {
  if (path === undefined && columns.length === 0) return undefined
  const mapping = path === undefined ? parse({}, 'the mapping') : parse(await readJson(path), path)
  return { ...mapping, columns: { ...mapping.columns, ...Object.fromEntries(columns.map(columnOf)) } }
}

/** The last equals sign parts: fields have none, columns may. */
function columnOf(flag: string): readonly [string, string] {
  const at = flag.lastIndexOf('=')
  if (at > 0 && at < flag.length - 1) return [flag.slice(0, at).trim(), flag.slice(at + 1).trim()]
  throw badMapping(`Expected --column COLUMN=FIELD, as --column Titel=title, found ${JSON.stringify(flag)}.`)
}

function parse(value: unknown, what: string): RecordMapping {
  return parseInput(RecordMapping, value, 'build-bad-mapping', what)
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    const found = error instanceof SyntaxError ? 'text that is no JSON' : 'no file that can be read'
    throw badMapping(`Expected a JSON file with columns, constants or delimiter at ${path}, found ${found}.`, error)
  }
}

function badMapping(message: string, cause?: unknown): DocentError {
  return new DocentError('build-bad-mapping', `${message} Nothing was written.`, {}, cause)
}
