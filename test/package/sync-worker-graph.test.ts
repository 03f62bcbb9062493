import { describe, expect, it } from 'vitest'
import { filesUnder, readText } from './repo-files.ts'
import { importsOf } from './import-graph.ts'

const ENTRY = 'src/workers/sync.ts'
/** What opens, knows or computes anything of a visitor. */
const OF_A_VISITOR =
  /docent-schema|open-idb-stores|event-buffer|user-model|preferences|served|known-events|event-pages|set-aside|text-vectors|imported-catalog|visitor-storage|open-vault|hosted-vault|^src\/(signals|pipeline|intake|products|explain|client|importers)\/|^src\/engine\/(?!sync\/)/

/** All files whose code is in the bundle of `entry`. */
function graphOf(entry: string): ReadonlySet<string> {
  const sources = new Map(filesUnder('src', /(?<!\.as)\.ts$/).map((path) => [path, readText(path)]))
  const imports = importsOf(sources).filter(({ typeOnly }) => !typeOnly)
  const found = new Set([entry])
  for (const path of found) {
    for (const { from, file } of imports) if (from === path && file !== undefined) found.add(file)
  }
  return found
}

describe('the sync worker', () => {
  const graph = graphOf(ENTRY)

  it('[SW1] [SY54] has no code that opens, reads or computes anything of a visitor', () => {
    expect(graph.size).toBeGreaterThan(40)
    expect([...graph].filter((path) => OF_A_VISITOR.test(path))).toEqual([])
  })

  it('[SW1] is not the only worker whose graph this test can tell: the vault has such code', () => {
    expect([...graphOf('src/workers/vault.ts')].some((path) => OF_A_VISITOR.test(path))).toBe(true)
  })

  it('[SW1] alone has code that fetches: the vault has none', () => {
    expect([...graph].some((path) => path.startsWith('src/adapters/fetch/'))).toBe(true)
    expect([...graphOf('src/workers/vault.ts')].filter((path) => path.startsWith('src/adapters/fetch/'))).toEqual([])
  })
})
