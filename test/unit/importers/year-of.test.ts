import { describe, expect, it } from 'vitest'
import { museumRecord, type MuseumDate } from '../../../src/importers/museum-record.ts'
import { readText } from '../../builders/a-format.ts'
import { yearOf } from '../../../src/importers/year-of.ts'

const yearOfDate = (date: MuseumDate): unknown =>
  museumRecord(
    {
      titles: [],
      texts: [],
      creators: [],
      tags: [],
      medium: [],
      place: [],
      collection: [],
      rights: [],
      media: { kind: 'none' },
      date,
    },
    undefined,
  )['year']

describe('yearOf', () => {
  it.each([
    ['1503-1506', 1503],
    ['um 1600', 1600],
    ['?c.1785', 1785],
    ['16.02.1925', 1925],
    ['1776-01-01T00:00:00Z', 1776],
    ['-0050-01-01', -50],
    ['500–400 BC', -500],
    ['44 v. Chr.', -44],
    ['52 av. J.-C.', -52],
    ['c. 79 B.C.E.', -79],
    ['1920s', 1920],
    ['19th century', undefined],
    ['undated', undefined],
    ['12', undefined],
    ['12345678', undefined],
    ['', undefined],
  ])('[FM4] reads %j as %s', (text, year) => {
    expect(yearOf(text)).toBe(year)
  })

  it('[FM4] reads a year of the words of any record that gives none itself', () => {
    const table = 'Titel;Datierung;Jahr;Credit\nA;um 1831;;CC0\nB;um 1831;1830;\nC;19. Jh.;;\n'
    expect(readText('a.csv', table).contents).toMatchObject([
      { year: 1831, dateText: 'um 1831', rights: 'CC0' },
      { year: 1830, dateText: 'um 1831' },
      { dateText: '19. Jh.' },
    ])
    expect(readText('a.csv', table).contents[2]).not.toHaveProperty('year')
  })

  it('[FM4] takes the year of the words only where the date can mean it', () => {
    expect(yearOfDate({ text: 'um 1600', from: 1596, to: 1605 })).toBe(1600)
    expect(yearOfDate({ text: 'Kat. 1977', from: 1596, to: 1605 })).toBe(1596)
    expect(yearOfDate({ text: 'spät', from: 1596 })).toBe(1596)
    expect(yearOfDate({ from: -50 })).toBe(-50)
    expect(yearOfDate({ text: 'um 1600' })).toBe(1600)
    expect(yearOfDate({ text: 'spät' })).toBeUndefined()
  })
})
