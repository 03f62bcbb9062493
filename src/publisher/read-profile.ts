/** Reads a visitor's exported profile. */
import { type ProfileExport, parseProfile } from '../contracts/profile-export.ts'
import { DocentError } from '../base/docent-error.ts'
import { readFile } from 'node:fs/promises'

/** Errors: `profile-invalid`, also where there is no such file, and `profile-newer`. */
export async function readProfile(path: string): Promise<ProfileExport> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new DocentError(
      'profile-invalid',
      `Expected an exported profile at ${path}, found no file that can be read.`,
      { path },
      cause,
    )
  })
  return parseProfile(text)
}
