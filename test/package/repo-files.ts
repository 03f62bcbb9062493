/** The repository's own files, for tests that read the project as text. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Text of a file; `path` is relative to the repo root. Throws when there is none. */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** Paths under `folder` whose name matches, relative to the repo root, with forward slashes, sorted; [] when there is no folder. */
export function filesUnder(folder: string, name: RegExp): string[] {
  if (!existsSync(join(ROOT, folder))) return []
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesUnder(path, name)
      return name.test(entry.name) ? [path] : []
    })
    .toSorted()
}

/** Every path that git tracks or would track: what a clone holds. */
export function repoFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT })
  return listed
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))
}
