import { describe, expect, it } from 'vitest'
import { aCommandOutput, type CollectedOutput } from '../../../builders/a-command-output.ts'
import { aContent, someTags } from '../../../builders/a-content.ts'
import { aFolder } from '../../../builders/a-folder.ts'
import { aPack } from '../../../builders/a-pack.ts'
import { aRawLook } from '../../../builders/an-engine.ts'
import type { Recommendation } from '../../../../src/contracts/recommendation.ts'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'

const WORKS = 15

async function recommend(events: string, ...args: readonly string[]): Promise<CollectedOutput & { exit: number }> {
  const { files } = await aPack(
    Array.from({ length: WORKS }, (_, at) =>
      aContent({
        id: `w${at}`,
        title: `Work ${at}`,
        year: 1600 + at,
        tags: someTags(at % 2 ? 'subject:sea' : 'subject:snow'),
      }),
    ),
  )
  const cwd = await aFolder({
    'catalog/manifest.json': files.manifest,
    'catalog/items.ndjson': files.items,
    'catalog/vectors.bin': files.vectors,
    'events.ndjson': events,
    'config.json': '{"mmrLamda": 0.5}',
  })
  const output = aCommandOutput(cwd)
  const exit = await runCommandLine(['recommend', '--catalog', 'catalog', '--events', 'events.ndjson', ...args], output)
  return { ...output, exit }
}

const look = JSON.stringify(aRawLook('w1'))

describe('docent recommend', () => {
  it('[PB12] prints an explained Recommendation whose lines sum to each score', async () => {
    const { exit, printed } = await recommend(`${look}\n`, '--count', '10', '--explain', '--json')
    const list = JSON.parse(printed()) as Recommendation
    expect(exit).toBe(0)
    expect(list).toMatchObject({ userId: 'visitor', strategy: 'warm', diagnostics: { product: 'gallery' } })
    expect(list.items).toHaveLength(10)
    for (const { finalScore, breakdown, reason } of list.items) {
      expect(breakdown?.lines.reduce((sum, line) => sum + line.value, 0)).toBeCloseTo(finalScore, 9)
      expect(reason).not.toBe('')
    }
  })

  it('[PB12] answers an empty file cold, with a full list', async () => {
    const { printed } = await recommend('', '--json')
    const list = JSON.parse(printed()) as Recommendation
    expect(list.strategy).toBe('cold')
    expect(list.items).toHaveLength(10)
    expect(list.items[0]?.breakdown).toBeUndefined()
  })

  it('[PB12] reads as text for a person, with what each past work gave', async () => {
    const { printed } = await recommend(look, '--count', '2', '--explain', '--trace')
    expect(printed()).toContain('visitor: warm, 2 of 15 items')
    expect(printed()).toMatch(/\+\d\.\d{4} {2}semantic taste\n +[+-]\d\.\d{4} w1/)
    expect(printed()).toContain('source semantic')
  })

  it('[PB12] runs the feed where it is asked for, and names what stands in for its models', async () => {
    const { exit, printed } = await recommend(`${look}\n`, '--product', 'feed', '--count', '3', '--json')
    const { items, diagnostics } = JSON.parse(printed()) as Recommendation
    expect([exit, items.length, diagnostics.product]).toEqual([0, 3, 'feed'])
    expect(diagnostics.models?.map(({ state }) => state)).toContain('fallback')
  })

  it('[PB12] filters by --where, and says why a list is short', async () => {
    const { printed } = await recommend('', '--where', '{"year":{"gte":1613}}')
    expect(printed()).toContain('2 of 15 items')
    expect(printed()).toContain('Fewer than 10: filtered-out.')
  })

  it('[PB12] tells which events it left out, and why', async () => {
    const { exit, told } = await recommend(`${look}\n{"event":"nonsense","userId":"visitor"}\n`)
    expect(exit).toBe(0)
    expect(told()).toContain('event 2 left out: event-name-unknown')
  })

  it.each([
    [['--where', 'year > 1600'], /Expected JSON/],
    [['--count', 'ten'], /Expected a whole number, found "ten"/],
    [['--config', 'config.json'], /mmrLamda: expected a known key/],
    [['--config', 'nowhere.json'], /Expected a JSON file of RecConfig/],
    [['--product', 'shop'], /Expected one of the products "gallery"/],
  ])('[PB12] refuses %j with exit code 1 and a reason', async (args, reason) => {
    const { exit, told } = await recommend(look, ...args)
    expect(exit).toBe(1)
    expect(told()).toMatch(reason)
  })

  it('[PB12] names every line that is not JSON', async () => {
    const { exit, printed } = await recommend(`${look}\nnot json\n\n{broken\n`, '--json')
    expect(exit).toBe(1)
    expect(JSON.parse(printed())).toMatchObject({ error: { code: 'events-unreadable', details: { lines: [2, 4] } } })
  })
})
