import { describe, expect, it } from 'vitest'
import { fileURLToPath } from 'node:url'
import { aCommandOutput, type CollectedOutput } from '../../../builders/a-command-output.ts'
import { aContent } from '../../../builders/a-content.ts'
import { aFolder } from '../../../builders/a-folder.ts'
import { aPack } from '../../../builders/a-pack.ts'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import type { SearchResult } from '../../../../src/contracts/search-result.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
/** The real model opens within this. */
const PATIENCE_MS = 120_000

type Ended = CollectedOutput & { readonly exit: number }

async function search(cwd: string, args: readonly string[], colours = false): Promise<Ended> {
  const output = { ...aCommandOutput(cwd), colours }
  return { ...output, exit: await runCommandLine(['search', ...args], output) }
}

/** A small catalog of another model than Docent's. */
async function inSmallCatalog(args: readonly string[], colours = false): Promise<Ended> {
  const { files } = await aPack([
    aContent({ id: 'wave', title: 'The Wave', creator: 'Hokusai', text: 'Boats\u001b[31m under foam.', year: 1831 }),
    aContent({ id: 'cup', title: 'A Cup', text: 'Tea.', year: 1900 }),
  ])
  const cwd = await aFolder({
    'catalog/manifest.json': files.manifest,
    'catalog/items.ndjson': files.items,
    'catalog/vectors.bin': files.vectors,
  })
  return search(cwd, [...args, '--catalog', 'catalog'], colours)
}

describe('docent search', () => {
  it(
    '[PB13] finds storms at sea without the words, with the real model',
    async () => {
      const { exit, printed } = await search(root, ['boats in bad weather', '--catalog', 'public/catalog', '--json'])
      const result = JSON.parse(printed()) as SearchResult
      expect(exit).toBe(0)
      expect(result).toMatchObject({ mode: 'hybrid', used: ['text', 'meaning'], meaning: { state: 'used' } })
      const storms = [
        'aivazovsky-ninth-wave',
        'gericault-raft-medusa',
        'great-wave',
        'homer-gulf-stream',
        'van-de-velde-cannon-shot',
      ]
      const found = result.items.filter(({ contentId }) => storms.includes(contentId))
      expect(found.length).toBeGreaterThanOrEqual(2)
      expect(found.some(({ matches }) => matches.length === 0)).toBe(true)
      for (const { finalScore, breakdown } of result.items) {
        expect(breakdown?.lines.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(finalScore, 9)
      }
    },
    PATIENCE_MS,
  )

  it('[PB13] reads as text for a person: reason, excerpt and the parts of the score, without colours when piped', async () => {
    const { exit, printed } = await inSmallCatalog(['hokusai boat', '--mode', 'text'])
    expect(exit).toBe(0)
    expect(printed()).toContain('1 of 1 found, by text (meaning: off)')
    expect(printed()).toMatch(/ 1\. The Wave \(Hokusai, 1831\) {2}wave\n {4}Found in the maker’s name and the text\.\n/)
    expect(printed()).toMatch(/\d\.\d{3} = text creator \d\.\d{3} \+ text \d\.\d{3}/)
    expect(printed()).not.toContain('\u001b')
  })

  it('[PB13] marks what was found in a terminal, and lets no control character of a catalog through', async () => {
    const { printed } = await inSmallCatalog(['boats', '--mode', 'text'], true)
    expect(printed()).toContain('\u001b[1;33mBoats\u001b[0m [31m under')
  })

  it('[PB13] goes on by words where the model cannot be had, and says so on standard error', async () => {
    const { exit, printed, told } = await inSmallCatalog(['hokusai', '--json'])
    expect(exit).toBe(0)
    expect(JSON.parse(printed())).toMatchObject({
      used: ['text'],
      meaning: { state: 'absent', because: 'model-missing' },
    })
    expect(told()).toContain('by words alone:')
    expect((await inSmallCatalog(['hokusai', '--mode', 'meaning'])).exit).toBe(1)
  })

  it('[PB13] filters by --where, cuts by --limit, and says why nothing was found', async () => {
    const filtered = await inSmallCatalog(['hokusai', '--mode', 'text', '--where', '{"year":{"gt":1850}}'])
    expect(filtered.exit).toBe(0)
    expect(filtered.printed()).toContain('Nothing found: filtered-out.')
    const one = await inSmallCatalog(['the a', '--mode', 'text', '--limit', '1', '--json'])
    expect(JSON.parse(one.printed())).toMatchObject({ total: 2, items: [{}] })
  })

  it.each([
    [['x', '--mode', 'magic'], /Allowed choices are hybrid, text, meaning/],
    [['x', '--limit', '0'], /Expected a whole number of at least 1/],
    [['x', '--limit', '5000', '--mode', 'text'], /limit: expected at most 1000/],
    [['x', '--where', 'year > 1'], /Expected JSON/],
    [['x', '--where', '{"yeer":{"eq":1}}', '--mode', 'text'], /yeer: expected a known key/],
    [[], /missing required argument 'text'/],
  ])('[PB13] refuses %j with exit code 1 and a reason', async (args, reason) => {
    const { exit, told } = await inSmallCatalog(args)
    expect(exit).toBe(1)
    expect(told()).toMatch(reason)
  })
})
