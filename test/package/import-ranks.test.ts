import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findCycle, importsOf } from './import-graph.ts'
import { RANKS, violations } from './import-ranks.ts'
import { filesUnder, readText, ROOT } from './repo-files.ts'

/** AssemblyScript looks like TypeScript and is none; it is compiled apart and imports nothing. */
const isSource = (name: string): boolean => name.endsWith('.ts') && !name.endsWith('.as.ts')

const read = (paths: readonly string[]): Map<string, string> => new Map(paths.map((path) => [path, readText(path)]))

function check(files: Record<string, string>): string[] {
  return violations(importsOf(new Map(Object.entries(files))), new Set(Object.keys(files)))
}

describe('the rooms of src', () => {
  const sources = read(filesUnder('src', /\.ts$/).filter(isSource))
  const imports = importsOf(sources)

  it('reads every source file there is, and finds imports in them', () => {
    const listed = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(isSource)
    expect(sources.size).toBeGreaterThan(0)
    expect(sources.size).toBe(listed.length)
    expect(imports.length).toBeGreaterThan(sources.size)
  })

  it('import only what their rank allows', () => {
    expect(violations(imports, new Set(sources.keys()))).toEqual([])
  })

  it('have no import cycle, type-only imports included', () => {
    expect(findCycle(imports)).toBeUndefined()
  })

  it('are drawn on the map of src/README.md', () => {
    const map = readText('src/README.md')
    const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && Object.hasOwn(RANKS, entry.name))
      .map((entry) => entry.name)
    expect(rooms.filter((room) => !map.includes(`${room}/`))).toEqual([])
  })
})

describe('the demo', () => {
  it('imports only public entries and packages, as a stranger would', () => {
    const demo = importsOf(read(filesUnder('demo', /\.ts$/)))
    const inward = demo.filter(({ file }) => file !== undefined && !file.startsWith('demo/'))
    expect(inward).toEqual([])
  })
})

describe('the check itself', () => {
  it('finds an import that climbs the ranks', () => {
    expect(
      check({ 'src/base/a.ts': "import { b } from '../engine/b.ts'", 'src/engine/b.ts': 'export const b = 1' }),
    ).toEqual(['src/base/a.ts imports ../engine/b.ts; from engine, base may import nothing'])
  })

  it('tells types from code', () => {
    const files = { 'src/contracts/content.ts': 'export const aContent = 1; export type Content = number' }
    const from = (text: string): string[] => check({ ...files, 'src/client/a.ts': text })
    expect(from("import type { Content } from '../contracts/content.ts'")).toEqual([])
    expect(from("import { type Content } from '../contracts/content.ts'")).toEqual([])
    expect(from("export type { Content } from '../contracts/content.ts'")).toEqual([])
    expect(from("let a: import('../contracts/content.ts').Content")).toEqual([])
    const refused = ['src/client/a.ts imports ../contracts/content.ts; from contracts, client may import types only']
    expect(from("import { aContent, type Content } from '../contracts/content.ts'")).toEqual(refused)
    expect(from("export * from '../contracts/content.ts'")).toEqual(refused)
    expect(from("await import('../contracts/content.ts')")).toEqual(refused)
    expect(from("import '../contracts/content.ts'")).toEqual(refused)
  })

  it('finds a foreign package, a sister adapter, an unknown room and a specifier without .ts', () => {
    expect(
      check({
        'src/signals/a.ts': "import * as z from 'zod'",
        'src/adapters/idb/b.ts': "import { c } from '../memory/c.ts'",
        'src/adapters/memory/c.ts': 'export const c = 1',
        'src/utils/d.ts': '',
        'src/signals/e.ts': "import { a } from './a'",
      }),
    ).toEqual([
      'src/utils/d.ts is in a room that the table does not know',
      'src/signals/a.ts may not import the package zod',
      'src/adapters/idb/b.ts imports ../memory/c.ts; from adapters/memory, adapters/idb may import nothing',
      'src/signals/e.ts imports ./a, which is no source file (specifiers end in .ts)',
    ])
  })

  it('finds a cycle of type imports', () => {
    const imports = importsOf(
      new Map([
        ['src/base/a.ts', "import type { B } from './b.ts'"],
        ['src/base/b.ts', "export type { C } from './c.ts'"],
        ['src/base/c.ts', "import type { A } from './a.ts'"],
      ]),
    )
    expect(findCycle(imports)).toEqual(['src/base/a.ts', 'src/base/b.ts', 'src/base/c.ts', 'src/base/a.ts'])
  })

  it('refuses a source that it cannot read', () => {
    expect(() => importsOf(new Map([['src/base/a.ts', 'import {']]))).toThrow('src/base/a.ts does not parse')
  })
})
