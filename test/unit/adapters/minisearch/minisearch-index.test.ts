import { describe, expect, it } from 'vitest'
import { aContent, type ContentInput, someTags } from '../../../builders/a-content.ts'
import { createMiniSearchIndex } from '../../../../src/adapters/minisearch/minisearch-index.ts'
import type { LexicalIndex } from '../../../../src/ports/lexical-index.ts'

const WORKS: readonly Partial<ContentInput>[] = [
  {
    id: 'wave',
    title: 'Under the Wave off Kanagawa',
    creator: 'Katsushika Hokusai',
    text: 'Boats under a claw of foam.',
  },
  { id: 'rain', title: 'Sudden Shower', creator: 'Utagawa Hiroshige', text: 'People on a bridge hurry; rain falls.' },
  { id: 'oniji', title: 'Ōtani Oniji III', creator: 'Tōshūsai Sharaku', tags: someTags('subject:portrait') },
  { id: 'manga', title: '北斎漫画', text: 'Sketches of everything, waves too.', year: 1814 },
  { id: 'port', title: 'The Harbour', text: 'A portrait of a port.', place: 'Rotterdam' },
  { id: 'gogh', title: 'Sunflowers', creator: 'Vincent van Gogh', text: 'Yellow on yellow.', medium: 'Oil on canvas' },
]

const anIndex = (works: readonly Partial<ContentInput>[] = WORKS): LexicalIndex =>
  createMiniSearchIndex(works.map((work) => aContent(work)))
const idsOf = (text: string, index = anIndex()): string[] => index.search(text).hits.map(({ contentId }) => contentId)

describe('the lexical index', () => {
  it.each([
    ['HOKUSAI', ['wave']],
    ['otani', ['oniji']],
    ['漫画', ['manga']],
    ['rotterdam', ['port']],
    ['1814', ['manga']],
    ['oil canvas', ['gogh']],
  ])('[SE1] finds %j in title, creator, tags, place, medium, year or text', (text, expected) => {
    expect(idsOf(text)).toEqual(expected)
  })

  it('[SE1] ranks a title above a tag and a tag above a text', () => {
    const works = [
      { id: 'text', title: 'One', text: 'A comet in the sky.' },
      { id: 'tag', title: 'Two', tags: someTags('subject:comet') },
      { id: 'title', title: 'Comet' },
    ]
    expect(idsOf('comet', anIndex(works))).toEqual(['title', 'tag', 'text'])
  })

  it('[SE3] takes the last word as half typed, and no other', () => {
    expect(idsOf('sunfl')).toEqual(['gogh'])
    expect(idsOf('por')).toEqual(['port', 'oniji'])
    expect(idsOf('hok boats')).toEqual(['wave'])
    expect(idsOf('sunfl zebra')).toEqual([])
    // A space ends a word: it is no beginning any more, only a possible typo.
    expect(idsOf('sunfl ')).toEqual([])
  })

  it.each([
    ['sunflowrs', 'one letter lacks'],
    ['sunfklowers', 'one is too many'],
    ['sinflowers', 'one is wrong'],
    ['snuflowers', 'two are swapped'],
    ['hokusia', 'two are swapped in a shorter word'],
    ['hirosige', 'one lacks'],
  ])('[SE3] understands %j: %s', (text) => {
    expect(idsOf(text)).toHaveLength(1)
  })

  it('[SE3] forgives no typo in a word of three letters, and takes a word that the catalog has as it is', () => {
    expect(idsOf('oyl')).toEqual([])
    expect(idsOf('wave')).toEqual(['wave', 'manga'])
    expect(idsOf('port harbour')[0]).toBe('port')
  })

  it('[SE3] passes over words that every content has, but not when there are no others', () => {
    const works = Array.from({ length: 40 }, (_, at) => ({ id: `w${at}`, title: at === 7 ? 'The comet' : `The ${at}` }))
    const index = anIndex(works)
    expect(index.search('the comet').asked).toEqual(['comet'])
    expect(index.search('the').hits).toHaveLength(40)
    expect(index.search('th').hits).toEqual([])
    expect(index.search('thee').hits).toEqual([])
    expect(index.search('thee com').hits.map(({ contentId }) => contentId)).toEqual(['w7'])
  })

  it('[SE5] scores the best content that holds all words with 1, and less for a part of the words', () => {
    const { hits } = anIndex().search('hokusai boats')
    expect(hits[0]).toMatchObject({ contentId: 'wave', score: 1 })
    const part = anIndex().search('hokusai zebra').hits
    expect(part[0]?.contentId).toBe('wave')
    expect(part[0]?.score).toBeGreaterThan(0.3)
    expect(part[0]?.score).toBeLessThan(0.7)
  })

  it('[SE4] says where, in the text as the catalog has it', () => {
    const index = anIndex()
    const answer = index.search('otani portrai')
    const [hit] = answer.hits
    if (!hit) throw new Error('nothing was found')
    const { matches, shares } = index.evidence(hit, answer)
    expect(matches).toEqual([
      { field: 'title', ranges: [[0, 5]] },
      { field: 'tags', index: 0, ranges: [[0, 8]] },
    ])
    expect(shares.map(({ field }) => field)).toEqual(['title', 'tags'])
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('[SE4] makes one range of the pairs of a script without spaces', () => {
    const index = anIndex()
    const answer = index.search('北斎漫画')
    const [hit] = answer.hits
    expect(hit && index.evidence(hit, answer).matches).toEqual([{ field: 'title', ranges: [[0, 4]] }])
  })

  it('[SE10] reads in slices, lets others run between them, and a search reads what still waits', async () => {
    const works = Array.from({ length: 100 }, (_, at) => aContent({ id: `w${at}`, title: `Comet ${at}` }))
    let now = 0
    let pauses = 0
    const index = createMiniSearchIndex(works, {
      stopwatch: () => (now += 5),
      pause: async () => void pauses++,
    })
    expect(index.step(0)).toBe(false)
    expect(index.size).toBeGreaterThan(0)
    expect(index.size).toBeLessThan(100)
    await Promise.all([index.complete(), index.complete()])
    expect(index).toMatchObject({ ready: true, size: 100 })
    expect(pauses).toBeGreaterThan(1)
    expect(createMiniSearchIndex(works).search('comet').hits).toHaveLength(100)
  })

  it('[SE10] finds what is added, in its new form, and no more what is removed', async () => {
    const index = anIndex()
    await index.complete()
    index.add(aContent({ id: 'new', title: 'Comet' }))
    expect(idsOf('comet', index)).toEqual(['new'])
    index.add(aContent({ id: 'new', title: 'Meteor' }))
    expect(idsOf('comet ', index)).toEqual([])
    expect(idsOf('meteor', index)).toEqual(['new'])
    index.remove('new')
    index.remove('never there')
    expect(idsOf('meteor', index)).toEqual([])
    expect(index.size).toBe(WORKS.length)
    await index.complete()
    expect(idsOf('hokusai', index)).toEqual(['wave'])
  })

  it.each([
    [''],
    ['   '],
    ['\u0000\u0000'],
    ['!?…'],
    ['🚢🌊'],
    ['\ud800'],
    ['\u202eeduts'],
    ['__proto__ constructor'],
    ['.*+?^${}()|[]\\'],
    ['مرحبا بالعالم'],
  ])('[SE3] answers %j without a throw', (text) => {
    expect(anIndex().search(text).hits).toEqual([])
  })

  it('[SE3] answers one word of 100,000 letters without a throw', () => {
    expect(anIndex().search('a'.repeat(100_000))).toMatchObject({ hits: [], cut: true })
  })

  it('[SE3] reads the first 1,000 characters of a megabyte, and says that it was cut', () => {
    const index = anIndex()
    const answer = index.search(`hokusai ${'lorem ipsum dolor '.repeat(60_000)} sunflowers`)
    expect(answer.cut).toBe(true)
    expect(answer.hits[0]?.contentId).toBe('wave')
    expect(answer.hits.map(({ contentId }) => contentId)).not.toContain('gogh')
  })
})
