import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from './repo-files.ts'
import { stagedPackageDir } from './staged-package.ts'

const run = promisify(execFile)
const bin = (name: string): string => join(ROOT, 'node_modules', '.bin', name)

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string; readonly mode: number }[]
}

describe('the packed package', () => {
  let packageDir: string
  let folder: string
  let packed: Packed
  beforeAll(async () => {
    packageDir = stagedPackageDir()
    folder = await mkdtemp(join(tmpdir(), 'docent-pack-'))
    const args = ['pack', '--json', '--offline', '--ignore-scripts', '--pack-destination', folder]
    const { stdout } = await run('npm', args, { cwd: packageDir })
    const [first] = Object.values(JSON.parse(stdout) as Record<string, Packed>)
    if (first === undefined) throw new Error(`npm pack named no package: ${stdout}`)
    packed = first
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('passes publint, suggestions included', async () => {
    const { messages, pkg } = await publint({ pkgDir: packageDir, strict: true, pack: false })
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  it('has types that resolve at every entry for ESM importers', async () => {
    const args = [
      join(folder, packed.filename),
      '--profile',
      'esm-only',
      '--format',
      'json',
      '--include-entrypoints',
      './products/gallery',
      './products/feed',
    ]
    const { stdout } = await run(bin('attw'), args).catch((error: unknown) => error as { stdout: string })
    const { analysis } = JSON.parse(stdout) as {
      analysis: { problems: unknown[]; entrypoints: Record<string, unknown> }
    }
    expect(Object.keys(analysis.entrypoints)).toContain('./products/gallery')
    expect(analysis.problems.filter((problem) => !isAboutRequire(problem))).toEqual([])
  })

  it('holds dist, the papers and nothing else', () => {
    const paths = packed.files.map(({ path }) => path)
    const other = paths.filter(
      (path) =>
        !/^(dist\/.+\.(js|d\.ts|wasm)|package\.json|README\.md|LICENSE|CHANGELOG\.md|src\/SPEC\.md|public\/models\/safety\/.+)$/.test(
          path,
        ),
    )
    expect(other).toEqual([])
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'package.json', 'dist/index.js', 'dist/index.d.ts']))
  })

  it('is ESM only', async () => {
    const scripts = (await readdir(join(packageDir, 'dist'), { recursive: true })).filter((path) =>
      path.endsWith('.js'),
    )
    const commonJs: string[] = []
    for (const path of scripts)
      if (/\bmodule\.exports\b|(?<![\w.])require\(/.test(await readFile(join(packageDir, 'dist', path), 'utf8')))
        commonJs.push(path)
    expect(scripts.length).toBeGreaterThan(0)
    expect(commonJs).toEqual([])
  })

  it('has a command that can be run and says its version', async () => {
    const cli = join(packageDir, 'dist', 'cli.js')
    expect((await stat(cli)).mode & 0o111).toBe(0o111)
    const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string }
    const { stdout } = await run(cli, ['--version'])
    expect(stdout.trim()).toBe(version)
  })

  it.each([
    { where: 'a page', lib: ['es2023', 'dom'], types: [], entries: ['docent'] },
    {
      where: 'a worker',
      lib: ['es2023', 'webworker'],
      types: [],
      entries: ['docent/worker', 'docent/products/gallery', 'docent/products/feed'],
    },
    { where: 'Node', lib: ['es2023'], types: ['node'], entries: ['docent/node', 'docent/vite'] },
  ])('type-checks in a strict program for $where', async ({ lib, types, entries }) => {
    const consumer = await mkdtemp(join(folder, 'consumer-'))
    await mkdir(join(consumer, 'node_modules'))
    await symlink(packageDir, join(consumer, 'node_modules', 'docent'), 'junction')
    await symlink(join(ROOT, 'node_modules', '@types'), join(consumer, 'node_modules', '@types'), 'junction')
    await writeFile(join(consumer, 'package.json'), '{ "type": "module" }')
    const lines = entries.map((entry, index) => `import * as entry${index} from '${entry}'\nexport { entry${index} }`)
    await writeFile(join(consumer, 'main.ts'), lines.join('\n'))
    const compilerOptions = {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2023',
      lib,
      types,
      skipLibCheck: true,
    }
    await writeFile(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }))
    const { stdout } = await run(bin('tsc'), ['--project', consumer]).catch(
      (error: unknown) => error as { stdout: string },
    )
    expect(stdout).toBe('')
  })
})

/** What attw says of `require`, which an ESM-only package refuses on purpose. */
function isAboutRequire(problem: unknown): boolean {
  const { kind, resolutionKind } = problem as { kind?: string; resolutionKind?: string }
  return kind === 'CJSResolvesToESM' || resolutionKind === 'node16-cjs' || resolutionKind === 'node10'
}
