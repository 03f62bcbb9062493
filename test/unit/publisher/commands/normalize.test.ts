import { describe, expect, it } from 'vitest'
import { aCommandOutput, type CollectedOutput } from '../../../builders/a-command-output.ts'
import { aFolder, ndjson } from '../../../builders/a-folder.ts'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import { SOURCES } from '../../intake/five-sources.ts'

const FIXTURES = fileURLToPath(new URL('../../../fixtures/intake/', import.meta.url))
const visit: unknown = JSON.parse(readFileSync(`${FIXTURES}visit.events.json`, 'utf8'))

type Ran = CollectedOutput & { readonly exit: number }

async function normalize(cwd: string, ...args: readonly string[]): Promise<Ran> {
  const output = aCommandOutput(cwd)
  return { ...output, exit: await runCommandLine(['normalize', ...args], output) }
}

const call = {
  type: 'track',
  event: 'content_viewed',
  userId: 'v',
  messageId: 'm',
  timestamp: 5,
  properties: { content_id: '7' },
}

describe('docent normalize', () => {
  it.each(SOURCES)(
    '[IN19] prints the events of %s as JSON, [IN20] whose they are is told when not given',
    async (source) => {
      for (const flags of [['--source', source], []]) {
        const { exit, printed, told } = await normalize(FIXTURES, `${source}.ndjson`, '--json', ...flags)
        expect(JSON.parse(printed())).toMatchObject({ source, sourceGiven: flags.length > 0, events: visit })
        expect({ exit, told: told() }).toEqual({ exit: 0, told: '' })
      }
    },
  )

  it('[IN19] says of each refused line, and of each payload in it, why', async () => {
    const cwd = await aFolder({
      'events.ndjson': `${ndjson(call, { ...call, event: 'x' })}not json\n\n${ndjson({ batch: [call, { ...call, userId: '' }] }, [])}`,
    })
    const { exit, printed } = await normalize(cwd, 'events.ndjson', '--source', 'segment')
    expect(printed()).toBe(
      [
        '1970-01-01T00:00:05.000Z  v  content_viewed  7',
        '1970-01-01T00:00:05.000Z  v  content_viewed  7',
        '',
        'left out',
        '  line 2: event-name-unknown, its name is none that is read; --map can say what it stands for',
        '  line 3: line-not-json, it is neither JSON nor a line of an enriched stream',
        '  line 5, payload 2: event-user-missing, it names no visitor',
        '',
        'segment: 2 events of 1 visitor, 3 left out',
        '',
      ].join('\n'),
    )
    expect(exit).toBe(0)
  })

  it('[IN19] reads tables, documents and gzip', async () => {
    const list = JSON.stringify([call, { batch: [{ ...call, event: 'x' }] }], null, 2)
    const table = readFileSync(`${FIXTURES}postgres.csv`)
    const cwd = await aFolder({
      'list.json': list,
      'table.csv.gz': gzipSync(table),
      'a.ndjson.gz': gzipSync(ndjson(call)),
    })
    const ofTable = await normalize(cwd, 'table.csv.gz', '--json')
    expect(JSON.parse(ofTable.printed())).toEqual({
      source: 'postgres',
      sourceGiven: false,
      events: visit,
      refused: [{ line: 10, code: 'event-user-missing' }],
      folded: [],
    })
    const ofList = await normalize(cwd, 'list.json', '--json', '--source', 'segment')
    expect(JSON.parse(ofList.printed())).toMatchObject({
      events: [{ id: 'm' }],
      refused: [{ entry: 2, payload: 1, code: 'event-name-unknown' }],
    })
    expect((await normalize(cwd, 'a.ndjson.gz')).exit).toBe(0)
  })

  it("[IN19] reads the lines of Snowplow's enriched stream", async () => {
    const places = { platform: 1, collector_tstamp: 3, dvce_created_tstamp: 4, event: 5, event_id: 6, user_id: 12 }
    const more = { contexts: 52, unstruct_event: 58, derived_tstamp: 124, event_name: 126 }
    const rows = readFileSync(`${FIXTURES}snowplow.ndjson`, 'utf8').trim().split('\n').slice(1)
    const lines = rows.map((row) => {
      const fields = JSON.parse(row) as Readonly<Record<string, unknown>>
      const cells = Array.from({ length: 131 }, () => '')
      for (const [name, at] of Object.entries({ ...places, ...more })) {
        const value = fields[name] ?? ''
        cells[at] = typeof value === 'string' ? value : JSON.stringify(value)
      }
      return cells.join('\t')
    })
    const cwd = await aFolder({ 'good.tsv': `${lines.join('\r\n')}\r\nshort\tline\n` })
    const { printed } = await normalize(cwd, 'good.tsv', '--json')
    const report = JSON.parse(printed()) as { source: string; events: { id: string }[]; refused: { line: number }[] }
    expect(report.source).toBe('snowplow')
    expect(report.events).toEqual((visit as { id: string }[]).filter(({ id }) => ['e3', 'e5', 'e8'].includes(id)))
    expect(report.refused.at(-1)).toEqual({ line: rows.length + 1, code: 'line-not-json' })
  })

  it("[IN16] takes a site's own names from a file, and refuses one that it cannot use", async () => {
    const cwd = await aFolder({
      'events.ndjson': ndjson({ ...call, event: 'Artwork Opened', properties: { artwork: { id: 7 } } }),
      'map.json': '{ "events": { "Artwork Opened": "content_viewed" }, "fields": { "artwork.id": "content_id" } }',
      'wrong.json': '{ "event": {}, "fields": { "a": "artwork" } }',
      'none.json': 'events: {}',
    })
    const { printed } = await normalize(cwd, 'events.ndjson', '--map', 'map.json', '--json')
    expect(JSON.parse(printed())).toMatchObject({ events: [{ event: 'content_viewed', contentId: '7' }] })
    for (const [map, fault] of [
      [
        'wrong.json',
        /event: expected a known key.*fields.a: expected one of|fields.a: expected one of.*event: expected a known key/,
      ],
      ['none.json', /found text that is no JSON/],
      ['absent.json', /found no file that can be read/],
    ] as const) {
      const ran = await normalize(cwd, 'events.ndjson', '--map', map, '--json')
      expect(JSON.parse(ran.printed())).toMatchObject({ error: { code: 'cli-bad-input' } })
      expect(ran.told()).toMatch(fault)
      expect(ran.exit).toBe(1)
    }
  })

  it('[IN19] ends with 1 when nothing was understood, and says why', async () => {
    const cwd = await aFolder({
      'events.ndjson': `${ndjson({ ...call, event: 'x' })}?\n`,
      'empty.ndjson': '',
      'broken.csv': 'a,b\n"x',
    })
    const plain = await normalize(cwd, 'events.ndjson')
    expect(plain.exit).toBe(1)
    expect(plain.printed()).toMatch(
      /^line 1: event-name-unknown, .*\nline 2: line-not-json, it is neither JSON nor a line of an enriched stream\n$/,
    )
    expect(plain.told()).toMatch(/understood none of 2 payloads \(1 event-name-unknown, 1 line-not-json\)/)
    const { printed } = await normalize(cwd, 'events.ndjson', '--json')
    expect(JSON.parse(printed())).toMatchObject({
      error: { code: 'events-unreadable', details: { source: 'segment', refused: [{ line: 1 }, { line: 2 }] } },
    })
    for (const [file, code] of [
      ['empty.ndjson', 'cli-bad-input'],
      ['broken.csv', 'events-unreadable'],
      ['absent.ndjson', 'build-bad-source'],
    ]) {
      const ran = await normalize(cwd, file ?? '', '--json')
      expect({ file, exit: ran.exit, ...JSON.parse(ran.printed()) }).toMatchObject({ file, exit: 1, error: { code } })
    }
  })

  it('[IN19] shows by its number what would steer a terminal', async () => {
    const cwd = await aFolder({ 'events.ndjson': ndjson({ ...call, userId: 'a\u001B[2Jb\u202Ec' }) })
    expect((await normalize(cwd, 'events.ndjson')).printed()).toContain('a\\u{1b}[2Jb\\u{202e}c')
  })
})
