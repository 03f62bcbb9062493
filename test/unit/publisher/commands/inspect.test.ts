import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import { inBytes } from '../../../../src/publisher/commands/in-bytes.ts'
import { aCommandOutput, type CollectedOutput } from '../../../builders/a-command-output.ts'
import { aContent, someTags } from '../../../builders/a-content.ts'
import { aFolder } from '../../../builders/a-folder.ts'
import { aPack } from '../../../builders/a-pack.ts'

async function inspect(...args: readonly string[]): Promise<CollectedOutput & { exit: number }> {
  const { files } = await aPack([
    aContent({
      id: 'great-wave',
      title: 'Wave',
      tags: someTags('subject:sea', 'region:japan'),
      room: '6',
      text: 'Boats.',
    }),
    aContent({ id: 'storm', title: 'Storm', tags: someTags('subject:sea'), room: '6', contentType: 'image_item' }),
    aContent({ id: 'jug', title: 'Jug' }),
  ])
  const cwd = await aFolder({
    'catalog/manifest.json': files.manifest,
    'catalog/items.ndjson': files.items,
    'catalog/vectors.bin': files.vectors,
  })
  const output = aCommandOutput(cwd)
  return { ...output, exit: await runCommandLine(['inspect', ...args], output) }
}

describe('docent inspect', () => {
  it('[PB11] counts by type, tag and room, and says where the bytes go', async () => {
    const { exit, printed } = await inspect('catalog', '--json')
    const report = JSON.parse(printed()) as { bytes: { files: Record<string, number>; fields: Record<string, number> } }
    expect(exit).toBe(0)
    expect(report).toMatchObject({
      catalogId: 'a-pack',
      count: 3,
      dim: 16,
      types: { text_item: 2, image_item: 1 },
      tags: { 'subject:sea': 2, 'region:japan': 1 },
      rooms: { 6: 2 },
      without: { text: 2, tags: 1, room: 1 },
    })
    const { files, fields } = report.bytes
    // Fields with their commas, and a brace at each end in place of the last comma, and the line end.
    const lines = Object.values(fields).reduce((sum, bytes) => sum + bytes, 0) + 2 * 3
    expect(files['items.ndjson']).toBe(lines)
    expect(files['vectors.bin']).toBe(64 + 64 * (4 + 2 * 16))
  })

  it('[PB11] shows the same to people', async () => {
    const { printed } = await inspect('catalog')
    expect(printed()).toMatch(/^A pack \(a-pack\), version [0-9a-f]{16}: 3 items, 16 numbers a vector by none\n/)
    expect(printed()).toContain('types   text_item 2, image_item 1')
    expect(printed()).toContain('tags    subject:sea 2, region:japan 1')
  })

  it('[PB11] shows an item with its neighbours by meaning and by tags, itself left out', async () => {
    const { printed } = await inspect('catalog', 'great-wave', '--json')
    const report = JSON.parse(printed()) as { byMeaning: { contentId: string }[]; byTags: object[] }
    expect(report.byMeaning.map(({ contentId }) => contentId).toSorted()).toEqual(['jug', 'storm'])
    // idf of sea = ln(1 + 3/2), of japan = ln(1 + 3/1): the cosine is the share of sea.
    const cosine = Math.log(2.5) / Math.hypot(Math.log(2.5), Math.log(4))
    expect(report.byTags).toEqual([
      { contentId: 'storm', title: 'Storm', cosine: expect.closeTo(cosine, 12) as number, sharedTags: ['subject:sea'] },
    ])
  })

  it('[PB11] shows as many neighbours as asked for, to people', async () => {
    const { printed } = await inspect('catalog', 'great-wave', '--count', '1')
    expect(printed()).toContain(
      'Wave (great-wave): text_item, room 6\nBoats.\nsubject:sea region:japan\n\nby meaning\n',
    )
    expect(printed().match(/^ {2}-?\d\.\d{3} {2}/gm)).toHaveLength(2)
  })

  it('[PB11] names the id that is meant when there is none of that name', async () => {
    const { exit, told } = await inspect('catalog', 'greatwave')
    expect(exit).toBe(1)
    expect(told()).toContain('found "greatwave". Is "great-wave" meant?')
  })

  it('[PB11] says which file is missing', async () => {
    const { exit, told } = await inspect('elsewhere')
    expect(exit).toBe(1)
    expect(told()).toContain('elsewhere/manifest.json, found none that can be read (ENOENT)')
  })

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_234, '1.2 KB'],
    [45_678, '46 KB'],
    [22_902_849, '23 MB'],
  ])('[PB11] writes %i bytes as %s', (bytes, text) => {
    expect(inBytes(bytes)).toBe(text)
  })
})
