import { describe, expect, it } from 'vitest'
import { type ReadRecord, readRecord } from '../../../src/importers/record.ts'
import { countWords } from '../../../src/importers/count-words.ts'
import { readTime } from '../../../src/importers/record-time.ts'

const read = (value: unknown): ReadRecord => readRecord({ file: 'a.ndjson', line: 3, value })
const base = { id: 'a', contentType: 'text_item', title: 'A' }

describe('readRecord', () => {
  it('[PB2] fills in what follows from the rest', () => {
    expect(read({ ...base, text: 'Two – words!', image: 'a.jpg' }).content).toEqual({
      ...base,
      text: 'Two – words!',
      tags: [],
      wordCount: 2,
      hasImage: true,
      image: 'a.jpg',
    })
    expect(read(base).content).toEqual({ ...base, text: '', tags: [], wordCount: 0, hasImage: false })
  })

  it('[PB2] keeps a word count and an image claim that are given', () => {
    expect(read({ ...base, text: 'one two', wordCount: 9, image: 'a.jpg', hasImage: false }).content).toMatchObject({
      wordCount: 9,
      hasImage: false,
    })
  })

  it('[PB2] takes a number for an id', () => {
    expect(read({ ...base, id: 1234 }).content?.id).toBe('1234')
  })

  it('[PB2] takes tags as texts, as objects, and in one text', () => {
    const sea = { facet: 'subject', label: 'sea', weight: 1 }
    const calm = { facet: 'mood', label: 'calm', weight: 0.5 }
    expect(read({ ...base, tags: ['subject:sea', ' mood : calm=0.5 '] }).content?.tags).toEqual([sea, calm])
    expect(read({ ...base, tags: [{ facet: 'subject', label: 'sea' }, 'mood:calm=.5'] }).content?.tags).toEqual([
      sea,
      calm,
    ])
    expect(read({ ...base, tags: 'subject:sea; mood:calm=0.5;' }).content?.tags).toEqual([sea, calm])
    const colon = { facet: 'maker', label: 'a:b=c', weight: 1 }
    expect(read({ ...base, tags: ['maker:a:b=c'] }).content?.tags).toEqual([colon])
  })

  it('[PB2] trims texts, takes empty ones and null for absent, and drops what cannot be seen', () => {
    const { content } = read({
      ...base,
      title: ' A\u0000\u202Eb ',
      creator: '  ',
      medium: null,
      text: 'one\ntwo\u0007',
    })
    expect(content).toEqual({ ...base, title: 'Ab', text: 'one\ntwo', tags: [], wordCount: 2, hasImage: false })
  })

  it('[PB2] reads times as dates, dates with times, and epoch ms', () => {
    const day = Date.UTC(2026, 0, 2)
    expect(read({ ...base, publishedAt: '2026-01-02', expiresAt: day }).content).toMatchObject({
      publishedAt: day,
      expiresAt: day,
    })
  })

  it.each([
    ['2026-01-02', Date.UTC(2026, 0, 2)],
    ['2026-01-02T10:30', Date.UTC(2026, 0, 2, 10, 30)],
    ['2026-01-02 10:30:05', Date.UTC(2026, 0, 2, 10, 30, 5)],
    ['2026-01-02T10:30:05.5Z', Date.UTC(2026, 0, 2, 10, 30, 5, 500)],
    ['2026-01-02T10:30:00+02:00', Date.UTC(2026, 0, 2, 8, 30)],
    ['02.01.2026', '02.01.2026'],
    ['2026-13-40', '2026-13-40'],
    [17, 17],
  ])('[PB2] takes the time %s for %s, in UTC where no zone is given', (written, time) => {
    expect(readTime(written)).toBe(time)
  })

  it('[PB2] counts runs that hold a letter or a digit', () => {
    expect(['', ' \n', 'one', "the painter's long-necked  beasts", '1929 – a ★ year', '日本'].map(countWords)).toEqual([
      0, 0, 1, 4, 3, 1,
    ])
  })

  it.each([
    ['1831', { year: 1831 }],
    ['c.1785', { year: 1785, dateText: 'c.1785' }],
    ['no date', { dateText: 'no date' }],
  ])('[FM4] reads a year in words as a date: %s', (year, expected) => {
    const { content } = readRecord({ file: 'a', line: 1, value: { id: 'a', contentType: 'poi', title: 'A', year } })
    expect({ ...content }).toMatchObject(expected)
    expect(content?.year).toBe('year' in expected ? expected.year : undefined)
  })

  it('[PB3] names every fault of a record with file, line, field, expected and found', () => {
    const { content, faults } = read({
      contentType: 'painting',
      title: '',
      tags: ['sea', { facet: 'a:b', label: 'x' }, 'mood:calm=2'],
      year: '19O6',
      publishedAt: 'soon',
      url: 'javascript:alert(1)',
    })
    expect(content).toBeUndefined()
    expect(faults.every(({ file, line }) => file === 'a.ndjson' && line === 3)).toBe(true)
    expect(
      Object.fromEntries(faults.map(({ path, expected, found }) => [path, `${expected} | ${found}`])),
    ).toMatchObject({
      id: 'a string | nothing',
      title: 'a string | nothing',
      'tags.0': 'facet:label, or facet:label=0.5 | "sea"',
      'tags.1.facet': 'a facet without a colon | "a:b"',
      'tags.2.weight': 'at most 1 | 2',
      year: 'a number | "19O6"',
      publishedAt: 'a time in epoch ms or ISO 8601 | "soon"',
      url: 'an http or https address, or a relative one | "javascript:alert(1)"',
    })
    expect(faults.find(({ path }) => path === 'contentType')?.expected).toContain('"image_item"')
  })

  it.each([null, 7, 'text', [1]])('[PB3] refuses %s, which is no record', (value) => {
    expect(read(value)).toMatchObject({ faults: [{ path: '', expected: 'a record with named fields' }] })
  })

  it('[PB3] allows relative, http and https addresses', () => {
    for (const url of ['a.jpg', '/a', '../a:b', 'http://a', 'HTTPS://a']) {
      expect(read({ ...base, url }).faults).toEqual([])
    }
    for (const url of ['data:text/html,x', 'vbscript:x', 'file:///a'])
      expect(read({ ...base, url }).faults).toHaveLength(1)
  })

  it('[PB4] leaves unknown fields out and names them', () => {
    const { content, unknownFields } = read({ ...base, titel: 'B', ['__proto__x']: 1 })
    expect(content).not.toHaveProperty('titel')
    expect(unknownFields).toEqual(['titel', '__proto__x'])
  })
})
