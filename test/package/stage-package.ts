/**
 * Vitest's global setup of the package project: builds the library into a folder of its own, as `npm run build` and
 * `npm pack` would leave it, so that its tests never see a stale dist and never disturb one.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { readText, ROOT } from './repo-files.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The staged package (package.json, dist, a link to the dependencies), or why it could not be built. */
    stagedPackage: { readonly dir: string; readonly error: string }
  }
}

const run = promisify(execFile)

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'docent-package-')))
  // An error here would end the whole run, other projects included; so it is told to the tests that need the package.
  const error = await stage(dir).then(
    () => '',
    (thrown: unknown) => String(thrown),
  )
  project.provide('stagedPackage', { dir, error })
  return () => rm(dir, { recursive: true, force: true })
}

async function stage(packageDir: string): Promise<void> {
  const bin = (name: string): string => join(ROOT, 'node_modules', '.bin', name)
  const outDir = join(packageDir, 'dist')
  await run(bin('vite'), ['build', '--mode', 'lib', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir'], {
    cwd: ROOT,
  })
  await run(bin('tsc'), ['--project', 'tsconfig.build.json', '--outDir', outDir], { cwd: ROOT })
  const { scripts: _scripts, ...manifest } = JSON.parse(readText('package.json')) as Record<string, unknown>
  await writeFile(join(packageDir, 'package.json'), JSON.stringify(manifest, null, 2))
  for (const path of ['README.md', 'LICENSE', 'CHANGELOG.md', 'src/SPEC.md'])
    if (existsSync(join(ROOT, path))) await cp(join(ROOT, path), join(packageDir, path), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(packageDir, 'node_modules'), 'junction')
}
