import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readText, repoFiles, ROOT } from './repo-files.ts'
import { stagedPackageDir } from './staged-package.ts'

const run = promisify(execFile)

interface Block {
  readonly language: string
  readonly text: string
}

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }))
}

/** `npm run x`, `npm test`, `npx docent x` and `node x` of a shell block, comments left out. */
function commandsOf(blocks: readonly Block[]): string[] {
  return blocks
    .filter(({ language }) => /^(sh|bash|shell|console)$/.test(language))
    .flatMap(({ text }) => text.split('\n'))
    .map((line) =>
      line
        .replace(/\s#.*$/, '')
        .replace(/^\$\s+/, '')
        .trim(),
    )
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => line.split('&&').map((command) => command.trim()))
}

describe('the README', () => {
  const blocks = blocksOf(readText('README.md'))
  const commands = commandsOf(blocks)

  it('names the two commands, and code to paste', () => {
    expect(commands).toEqual(expect.arrayContaining(['npm ci', 'npm run demo', 'npm test']))
    expect(blocks.some(({ language }) => language === 'ts')).toBe(true)
  })

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }
    const named = commands.flatMap((command) => /^npm (?:run )?([\w:-]+)/.exec(command)?.[1] ?? [])
    expect(named.filter((name) => name !== 'ci' && name !== 'install' && !Object.hasOwn(scripts, name))).toEqual([])
  })

  it('names only docent commands, and files, that exist', async () => {
    const docent = commands.filter((command) => command.startsWith('npx docent'))
    const help = await run(join(stagedPackageDir(), 'dist', 'cli.js'), ['--help'])
    const verbs = docent.map((command) => command.split(/\s+/)[2] ?? '')
    expect(verbs.filter((verb) => !new RegExp(`^\\s+${verb}\\b`, 'm').test(help.stdout))).toEqual([])
    const tracked = repoFiles()
    const inputs = docent.flatMap((command) => command.match(/(?<=\s)(?:public|demo|test)\/[\w./-]+/g) ?? [])
    expect(inputs.filter((input) => !tracked.some((path) => path === input || path.startsWith(`${input}/`)))).toEqual(
      [],
    )
  })

  it('has TypeScript that type-checks against the built package', async () => {
    const consumer = await mkdtemp(join(tmpdir(), 'docent-readme-'))
    try {
      await mkdir(join(consumer, 'node_modules'))
      await symlink(stagedPackageDir(), join(consumer, 'node_modules', 'docent'), 'junction')
      await symlink(join(ROOT, 'node_modules', 'vite'), join(consumer, 'node_modules', 'vite'), 'junction')
      await writeFile(join(consumer, 'package.json'), '{ "type": "module" }')
      const files = await Promise.all(
        blocks
          .filter(({ language }) => language === 'ts')
          .map(async ({ text }, index) => {
            const name = `block-${index + 1}.ts`
            await writeFile(join(consumer, name), `${text}\nexport {}\n`)
            return name
          }),
      )
      const compilerOptions = {
        strict: true,
        noEmit: true,
        module: 'esnext',
        moduleResolution: 'bundler',
        target: 'es2023',
        lib: ['es2023', 'dom'],
        types: ['vite/client'], // as every app that Vite makes has it
        skipLibCheck: true,
      }
      await writeFile(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
      const tsc = run(join(ROOT, 'node_modules', '.bin', 'tsc'), ['--project', consumer])
      expect((await tsc.catch((error: unknown) => error as { stdout: string })).stdout).toBe('')
    } finally {
      await rm(consumer, { recursive: true, force: true })
    }
  })
})
