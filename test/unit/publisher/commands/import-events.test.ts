import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../../src/base/time.ts'
import { INTERACTIONS } from '../../../../src/publisher/dataset/dataset-tables.ts'
import { readDataset } from '../../../../src/publisher/dataset/read-dataset.ts'
import { writeTable } from '../../../../src/publisher/dataset/write-table.ts'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import { aCommandOutput, type CollectedOutput } from '../../../builders/a-command-output.ts'
import { aContent, someTags } from '../../../builders/a-content.ts'
import { aFolder, ndjson } from '../../../builders/a-folder.ts'
import { aPack } from '../../../builders/a-pack.ts'

const DAY = Date.UTC(2026, 4, 1)

/** A folder with a catalog of two works of 42 words (10 s of reading) and the files given. */
async function aPlace(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const { files: pack } = await aPack([
    aContent({ id: 'wave', wordCount: 42, hasImage: false, creator: 'Hokusai', tags: someTags('subject:sea') }),
    aContent({ id: 'jug', wordCount: 42, hasImage: false, safety: { toxicity: 0.9 } }),
  ])
  return aFolder({
    ...files,
    'catalog/manifest.json': pack.manifest,
    'catalog/items.ndjson': pack.items,
    'catalog/vectors.bin': pack.vectors,
  })
}

async function imported(cwd: string, ...args: readonly string[]): Promise<CollectedOutput & { exit: number }> {
  const output = aCommandOutput(cwd)
  const line = ['import-events', ...args, '--catalog', 'catalog', '-o', 'data']
  return { ...output, exit: await runCommandLine(line, output) }
}

function viewed(userId: string, content_id: string, seconds: number, at: number, id = `${userId} ${at}`): object {
  const originalTimestamp = new Date(DAY + at).toISOString()
  const properties = { content_id, dwell_seconds: seconds }
  return { event: 'content_viewed', userId, messageId: id, originalTimestamp, properties }
}

describe('docent import-events', () => {
  it('[DS14] makes one look of a visitor and a content, engaged where a device says so', async () => {
    const cwd = await aPlace({
      'log.ndjson': ndjson(
        viewed('ann', 'wave', 2, 0),
        viewed('ann', 'jug', 2, HOUR_MS),
        viewed('ben', 'wave', 20, 2 * HOUR_MS),
        viewed('ann', 'wave', 20, 3 * HOUR_MS),
      ),
    })
    const { exit, printed } = await imported(cwd, 'log.ndjson')
    expect(exit).toBe(0)
    expect(printed()).toMatch(
      /^data imported: 2 users, 2 items of 1 creators, the items of a-pack\n {2}interactions {2}3, 66\.7 % engaged/,
    )
    const { interactions, users, items, info } = await readDataset(join(cwd, 'data'))
    expect([...interactions.user].map((at) => users[at]!.id)).toEqual(['u1', 'u1', 'u2'])
    expect([...interactions.item].map((at) => items[at]!.id)).toEqual(['wave', 'jug', 'wave'])
    expect([...interactions.kind]).toEqual([1, 0, 1])
    expect([...interactions.dwellMs]).toEqual([22_000, 2_000, 20_000])
    expect([...interactions.ts]).toEqual([DAY, DAY + HOUR_MS, DAY + 2 * HOUR_MS])
    expect([...interactions.visit]).toEqual([0, 1, 0])
    expect(info).toMatchObject({ generated: false, counts: { engaged: 2, follows: 0 }, catalogSource: 'a-pack' })
    expect(items.find(({ id }) => id === 'jug')).toMatchObject({ toxic: true, nsfw: false, creatorId: undefined })
  })

  it('[DS14] counts what it cannot use, by reason', async () => {
    const ahead = Date.now() - DAY + 3 * DAY_MS
    const log = [
      ndjson(
        viewed('ann', 'wave', 20, 0, 'first'),
        viewed('ann', 'jug', 20, 0, 'first'),
        viewed('ann', 'stolen', 20, 1),
        viewed('ann', 'jug', 20, ahead),
        { event: 'impressions_shown', userId: 'ann', timestamp: DAY, properties: { impressions: ['jug'] } },
        { event: 'lunch', userId: 'ann', timestamp: DAY },
      ),
      'not json\n\n{"half":\n',
    ].join('')
    const cwd = await aPlace({ 'log.ndjson.gz': gzipSync(log) })
    const { exit, printed } = await imported(cwd, 'log.ndjson.gz', '--json')
    expect(exit).toBe(0)
    expect(JSON.parse(printed())).toMatchObject({
      counts: { interactions: 1 },
      leftOut: {
        'clock-ahead': 1,
        'content-unknown': 1,
        'event-duplicate': 1,
        'event-name-unknown': 1,
        'event-no-look': 1,
        'line-not-json': 2,
      },
    })
  })

  it('[DS14] reads the logs of other tools, and says when nothing fits', async () => {
    const capture = {
      event: 'content_viewed',
      distinct_id: 'ann',
      uuid: 'p1',
      timestamp: new Date(DAY).toISOString(),
      properties: { content_id: 'wave', dwell_seconds: 20 },
    }
    const cwd = await aPlace({ 'a.ndjson': ndjson(capture), 'empty.ndjson': '' })
    expect((await imported(cwd, 'a.ndjson', '--source', 'posthog')).printed()).toContain(
      'interactions  1, 100.0 % engaged',
    )
    const { exit, told } = await imported(cwd, 'empty.ndjson')
    expect(exit).toBe(0)
    expect(told()).toContain('warning: nothing of these logs')
    expect((await imported(cwd, 'a.ndjson', '--source', 'carrier-pigeon')).exit).toBe(1)
  })

  it('[DS14] refuses a log that is not there or cut short', async () => {
    const whole = gzipSync(ndjson(viewed('ann', 'wave', 20, 0)))
    const cwd = await aPlace({ 'cut.ndjson.gz': whole.subarray(0, whole.length - 9) })
    for (const file of ['none.ndjson', 'cut.ndjson.gz']) {
      const { exit, printed } = await imported(cwd, file, '--json')
      expect(exit).toBe(1)
      expect(JSON.parse(printed())).toMatchObject({
        error: { code: 'events-unreadable', details: { path: join(cwd, file) } },
      })
    }
  })

  it('[DS15] writes no id of the logs, unless it is told to', async () => {
    const cwd = await aPlace({ 'log.ndjson': ndjson(viewed('ann@example.org', 'wave', 20, 0)) })
    await imported(cwd, 'log.ndjson')
    for (const file of await readdir(join(cwd, 'data'))) {
      expect((await readFile(join(cwd, 'data', file))).includes('example.org')).toBe(false)
    }
    await imported(cwd, 'log.ndjson', '--keep-ids')
    expect((await readDataset(join(cwd, 'data'))).users[0]?.id).toBe('ann@example.org')
  })

  it('[DS16] takes a Parquet file as it is, fills in what may be missing, and names what may not', async () => {
    const cwd = await aPlace()
    const cells = {
      user_id: () => 'ann',
      item_id: (row: number) => ['wave', 'jug', 'wave', 'lost'][row],
      ts: (row: number) => DAY + row * HOUR_MS,
      kind: (row: number) => ['reply', 'view', 'stare', 'view'][row],
    }
    const few = { ...INTERACTIONS, columns: INTERACTIONS.columns.filter(({ name }) => Object.hasOwn(cells, name)) }
    await writeTable(cwd, few, { rows: 4, cells })
    const { exit } = await imported(cwd, 'interactions.parquet')
    expect(exit).toBe(0)
    const { interactions, info } = await readDataset(join(cwd, 'data'))
    expect([...interactions.kind]).toEqual([3, 0])
    expect([...interactions.visit]).toEqual([0, 1])
    expect([...interactions.dwellMs, ...interactions.followed]).toEqual([0, 0, 0, 0])
    expect(info.leftOut).toEqual({ 'content-unknown': 1, 'kind-unknown': 1 })

    await writeTable(cwd, { ...few, columns: few.columns.slice(0, 2) }, { rows: 4, cells })
    const { printed } = await imported(cwd, 'interactions.parquet', '--json')
    expect(JSON.parse(printed())).toMatchObject({
      error: { code: 'dataset-invalid', details: { missing: ['ts', 'kind'] } },
    })
  })
})
