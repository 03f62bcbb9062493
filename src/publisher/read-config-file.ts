/** Reads a file of RecConfig overrides. */
import { DocentError } from '../base/docent-error.ts'
import { readFile } from 'node:fs/promises'

/** As it is: the schema of RecConfig judges it when it is used. Error: `config-invalid`. */
export async function readConfigFile(path: string): Promise<unknown> {
  try {
    const config: unknown = JSON.parse(await readFile(path, 'utf8'))
    return config
  } catch (cause) {
    throw new DocentError(
      'config-invalid',
      `Expected a JSON file of RecConfig overrides at ${path}, found none that can be read.`,
      { path },
      cause,
    )
  }
}
