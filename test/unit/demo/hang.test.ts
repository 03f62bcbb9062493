import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { CatalogInfo } from '../../../src/contracts/catalog-manifest.ts'
import { readSources } from '../../../src/publisher/read-sources.ts'
import { aFolder, ndjson } from '../../builders/a-folder.ts'

const museum = fileURLToPath(new URL('../../../demo/museum', import.meta.url))

interface Run {
  readonly exit: number
  readonly out: string
  readonly err: string
}

async function hang(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(museum, 'hang.mjs'), ...args], (error, out, err) =>
      resolve({ exit: error === null ? 0 : Number(error.code), out, err }),
    )
  })
}

/** Forty different words, none of them in a text of another seed. */
const words = (seed: string): string => Array.from({ length: 40 }, (_, i) => `${seed}x${i}`).join(' ')

const aWork = (id: string, more: object = {}): object => ({
  id,
  contentType: 'image_item',
  title: `The ${id}`,
  text: words(id),
  tags: ['subject:sea', 'technique:oil', 'mood:calm', 'period:17th-century', 'region:japan', 'colour:blue'],
  room: '1',
  lang: 'en',
  ...more,
})

const aPlate = (id: string, more: object = {}): object => ({
  id,
  composition: 'seascape',
  palette: ['#1F3A5F', '#5B7FA3', '#E9E2CF', '#C9B88F'],
  ground: '#E9E2CF',
  horizon: 0.6,
  figures: 3,
  scale: 0.3,
  axis: 'grid',
  density: 0.6,
  edges: 'crisp',
  ...more,
})

/** A museum of one room of 12 by 8 metres, on floor 0, with its corner at 10, 20. */
async function aMuseum(works: string, plates: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  return aFolder({
    ...more,
    'works/a.ndjson': works,
    'plates/a.ndjson': plates,
    'rooms.json': JSON.stringify({
      museum: 'One Room',
      floors: [{ floor: '0', name: 'Ground', width: 40, height: 40 }],
      rooms: [{ room: '1', floor: '0', name: 'Hall', x: 10, y: 20, width: 12, height: 8 }],
      doors: [],
      stairs: [],
    }),
    'tag-phrases.json': '{"subject:sea":"the sea"}',
    'tags.json': JSON.stringify({
      subject: ['sea', 'ships'],
      technique: ['oil'],
      mood: ['calm'],
      period: ['17th-century'],
      region: ['japan'],
      colour: ['blue'],
    }),
  })
}

interface Hung {
  readonly id: string
  readonly x: number
  readonly y: number
}

describe('demo/museum/hang.mjs', () => {
  it('[MU1] finds every kind of fault, names file and line, and writes nothing', async () => {
    const { tags } = aWork('x') as { tags: readonly string[] }
    const works = [
      JSON.stringify(aWork('first', { creator: 'Somebody' })),
      '{"id":',
      JSON.stringify(aWork('First Work', { contentType: 'painting', colour: 'red', year: 1.5 })),
      JSON.stringify(aWork('room', { room: '9' })),
      JSON.stringify(aWork('tags', { tags: [...tags.slice(1), 'subject:moon', 'mood:calm'] })),
      JSON.stringify(aWork('facets', { tags: ['subject:sea', 'subject:ships'] })),
      JSON.stringify(aWork('short', { text: 'Only four words here.' })),
      JSON.stringify(aWork('long', { text: words('long').repeat(3) })),
      JSON.stringify(aWork('born', { creator: 'A', creatorBorn: 1650, creatorDied: 1700, year: 1655 })),
      JSON.stringify(aWork('died', { creator: 'B', creatorBorn: 1600, creatorDied: 1650, year: 1660 })),
      JSON.stringify(aWork('life', { creator: 'C', creatorBorn: 1650, creatorDied: 1500 })),
      JSON.stringify(aWork('period', { year: 1890 })),
      JSON.stringify(aWork('first', { title: 'Another' })),
      JSON.stringify(aWork('twin', { title: 'The first', creator: 'Somebody' })),
      JSON.stringify(aWork('run', { text: `${words('run')} ${words('first').toUpperCase()}` })),
      JSON.stringify(aWork('sound', { contentType: 'audio_item' })),
      JSON.stringify({ ...aWork('lang'), lang: undefined }),
    ]
    const ids = 'first,room,tags,facets,short,long,born,died,life,period,twin,run,sound,lang'.split(',')
    const plates = [
      ...ids.map((id) => JSON.stringify(aPlate(id))),
      JSON.stringify(
        aPlate('First Work', { composition: 'sea', axis: 'left', edges: 'sharp', horizon: 2, figures: 1.5 }),
      ),
      JSON.stringify(aPlate('nobody', { palette: ['#12345'], colour: 1, ground: undefined })),
      JSON.stringify(aPlate('first')),
    ]
    const folder = await aMuseum(works.join('\n'), plates.join('\n'))
    const { exit, err } = await hang(folder)
    expect(exit).toBe(1)
    for (const fault of [
      'works/a.ndjson:2: expected JSON',
      'works/a.ndjson:3: First Work: the id is no lower-case slug',
      'works/a.ndjson:3: First Work: unknown contentType painting',
      'works/a.ndjson:3: First Work: unknown field colour',
      'works/a.ndjson:3: First Work: year 1.5 is no whole number',
      'works/a.ndjson:4: room: expected a room of rooms.json, found 9',
      'works/a.ndjson:5: tags: unknown tag subject:moon',
      'works/a.ndjson:5: tags: a tag twice',
      'works/a.ndjson:6: facets: expected 4-10 tags, found 2',
      'works/a.ndjson:6: facets: no tag of facet mood',
      'works/a.ndjson:7: short: expected 40-90 words, found 4',
      'works/a.ndjson:8: long: expected 40-90 words, found 118',
      'works/a.ndjson:9: born: made 1655 by somebody born 1650',
      'works/a.ndjson:10: died: made 1660 by somebody who died 1650',
      'works/a.ndjson:11: life: creator died 1500, before 1650',
      'works/a.ndjson:12: period: made 1890, but tagged period:17th-century',
      'works/a.ndjson:13: first: "first" is in works/a.ndjson:1 already',
      'works/a.ndjson:14: twin: "The first by Somebody" is in works/a.ndjson:1 already',
      'works/a.ndjson:15: run: shares "firstx0 firstx1 firstx2 firstx3 firstx4 firstx5 firstx6 firstx7" with first',
      'works/a.ndjson:16: sound: no durationSeconds',
      'works/a.ndjson:17: lang: no lang',
      'plates/a.ndjson:15: composition sea is not known',
      'plates/a.ndjson:15: axis left is not known',
      'plates/a.ndjson:15: edges sharp are not known',
      'plates/a.ndjson:15: horizon 2 is not from 0 to 1',
      'plates/a.ndjson:15: figures 1.5 is not from 0 to 12',
      'plates/a.ndjson:16: there is no work nobody',
      'plates/a.ndjson:16: 1 colours, not 4 to 6',
      'plates/a.ndjson:16: colour #12345 is no #RRGGBB',
      'plates/a.ndjson:16: ground is missing',
      'plates/a.ndjson:16: field colour is not known',
      'plates/a.ndjson:17: a plate of first stands in plates/a.ndjson:1',
    ]) {
      expect(err).toContain(fault)
    }
    await expect(readFile(join(folder, 'catalog.ndjson'))).rejects.toThrow('ENOENT')
  })

  it('[MU1] finds a work without a plate', async () => {
    const { exit, err } = await hang(await aMuseum(ndjson(aWork('alone')), ''))
    expect([exit, err]).toEqual([
      1,
      'works/a.ndjson:1: alone has no plate\n1 faults in 1 records. Nothing was written.\n',
    ])
  })

  it('[MU2] hangs works evenly along the walls, 1 m from them, and puts points of interest inside', async () => {
    const ids = ['a', 'b', 'c', 'd']
    const pois = [aWork('p', { contentType: 'poi' }), aWork('q', { contentType: 'poi' })]
    const works = ndjson(...ids.map((id) => aWork(id)), ...pois)
    const folder = await aMuseum(works, ndjson(...[...ids, 'p', 'q'].map((id) => aPlate(id))))
    expect((await hang(folder)).exit).toBe(0)
    const hung = (await readFile(join(folder, 'catalog.ndjson'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Hung)
    // The way round is 2 · (10 + 6) = 32 m, so a step is 8 m, the first work half a step from the corner at 11, 21.
    expect(Object.fromEntries(hung.map(({ id, x, y }) => [id, [x, y]]))).toEqual({
      a: [15, 21],
      b: [21, 23],
      c: [17, 27],
      d: [11, 25],
      p: [14, 24],
      q: [18, 24],
    })
    expect(hung[0]).toMatchObject({ floor: '0', hasImage: true })
    expect(hung[4]).toMatchObject({ hasImage: false })
  })

  it('[MU3] simulates from the id alone: popularity in [0, 1], mostly low, and days within the last 400', async () => {
    const folder = await aMuseum(
      ndjson(...Array.from({ length: 300 }, (_, i) => aWork(`w${i}`))),
      ndjson(...Array.from({ length: 300 }, (_, i) => aPlate(`w${i}`))),
    )
    await hang(folder)
    const { contents } = await readSources(['catalog.ndjson'], folder)
    const popularity = contents.map((content) => content.popularity ?? 0).toSorted((a, b) => a - b)
    // A cube of a number that is even over [0, 1): the median is .125, one work in five above .5.
    expect(popularity[0]).toBeGreaterThanOrEqual(0)
    expect(popularity.at(-1)).toBeLessThanOrEqual(1)
    expect(popularity[150]).toBeGreaterThan(0.07)
    expect(popularity[150]).toBeLessThan(0.2)
    expect(popularity[240]).toBeGreaterThan(0.4)
    expect(popularity[240]).toBeLessThan(0.6)
    const days = contents.map(({ publishedAt }) => (Date.UTC(2026, 10, 1) - (publishedAt ?? 0)) / 86_400_000)
    expect(days.every((day) => Number.isInteger(day) && day >= 0 && day < 400)).toBe(true)
    expect(new Set(days).size).toBeGreaterThan(150)
  })

  it('[MU4] hangs the museum of the demo without a fault, and the committed files are up to date', async () => {
    expect(await hang('--check')).toMatchObject({ exit: 0, err: '' })
  })

  it('[MU4] says which file is not up to date', async () => {
    const folder = await aMuseum(ndjson(aWork('a')), ndjson(aPlate('a')))
    await hang(folder)
    await writeFile(join(folder, 'info.json'), '{}')
    const { exit, err } = await hang(folder, '--check')
    expect(exit).toBe(1)
    expect(err).toContain('info.json: not what works and rooms make of it')
  })

  it('[MU4] gives a catalog that docent build reads without a fault or warning, of all seven types', async () => {
    const { contents, warnings } = await readSources(['catalog.ndjson'], museum)
    expect(warnings).toEqual([])
    expect(contents.length).toBeGreaterThanOrEqual(400)
    expect(new Set(contents.map(({ contentType }) => contentType)).size).toBe(7)
    const info = CatalogInfo.parse(JSON.parse(await readFile(join(museum, 'info.json'), 'utf8')))
    expect(info).toMatchObject({ catalogId: 'meridian', simulated: ['popularity', 'curator'] })
    const rooms = new Set(info.venue?.rooms.map(({ room }) => room))
    expect(contents.every(({ room }) => room !== undefined && rooms.has(room))).toBe(true)
  })

  it('[FD1] gives every work to the curator whose taste it is, and names the curators as invented', async () => {
    const ids = Array.from({ length: 60 }, (_, at) => `w${at}`)
    const subject = (at: number): string => (at % 2 === 0 ? 'subject:sea' : 'subject:ships')
    const works = ids.map((id, at) => {
      const { tags } = aWork(id) as { tags: readonly string[] }
      return aWork(id, { tags: [subject(at), ...tags.slice(1)] })
    })
    const plates = ndjson(...ids.map((id) => aPlate(id)))
    const curators = [
      { id: 'ann-tideway', name: 'Ann Tideway', about: 'Likes water.', taste: { 'subject:sea': 3 } },
      { id: 'bo-keelson', name: 'Bo Keelson', about: 'Likes what floats.', taste: { 'subject:ships': 3 } },
    ]
    const folder = await aMuseum(ndjson(...works), plates, { 'curators.json': JSON.stringify(curators) })
    expect((await hang(folder)).exit).toBe(0)
    const { contents } = await readSources(['catalog.ndjson'], folder)
    for (const { id, curator } of contents) {
      expect(curator).toBe(subject(ids.indexOf(id)) === 'subject:sea' ? 'ann-tideway' : 'bo-keelson')
    }
    const info = CatalogInfo.parse(JSON.parse(await readFile(join(folder, 'info.json'), 'utf8')))
    expect(info.simulated).toEqual(['popularity', 'curator'])
    expect(info.curators?.map(({ name }) => name)).toEqual(['Ann Tideway', 'Bo Keelson'])
    const faulty = [
      { ...curators[0], about: 'No sentence', taste: { 'subject:sea': 3, 'subject:ships': 3, 'subject:moon': 1 } },
      { ...curators[1], id: 'ann-tideway' },
      { id: 'cy-idle', name: 'Cy Idle', about: 'Likes nothing here.', taste: {} },
    ]
    const { exit, err } = await hang(
      await aMuseum(ndjson(...works), plates, { 'curators.json': JSON.stringify(faulty) }),
    )
    expect(exit).toBe(1)
    for (const fault of [
      'unknown tag subject:moon',
      'two curators of one id',
      'one sentence about them',
      '20-70 works, found 0',
    ])
      expect(err).toContain(fault)
  })

  it('[FD1] gives no work a curator in a museum that has none', async () => {
    const folder = await aMuseum(ndjson(aWork('a')), ndjson(aPlate('a')))
    await hang(folder)
    expect(await readFile(join(folder, 'info.json'), 'utf8')).not.toContain('curator')
    expect(await readFile(join(folder, 'catalog.ndjson'), 'utf8')).not.toContain('curator')
  })
})
