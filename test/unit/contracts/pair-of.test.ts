import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { pairOf } from '../../../src/contracts/pair-of.ts'
import { Venue } from '../../../src/contracts/catalog-manifest.ts'
import { Where } from '../../../src/contracts/where.ts'

describe('a pair', () => {
  it('[CT18] is exactly two of a kind, frozen, whatever else is refused', () => {
    const pair = pairOf(z.number())
    const parsed = pair.parse([1, 2])
    expect(parsed).toEqual([1, 2])
    expect(Object.isFrozen(parsed)).toBe(true)
    for (const other of [[], [1], [1, 2, 3], [1, '2'], [1, undefined], '12', { 0: 1, 1: 2, length: 2 }, null]) {
      expect(pair.safeParse(other).success).toBe(false)
    }
  })

  it('[CT18] is what doors and stairs join, and what lies between', () => {
    const venue = { name: 'V', floors: [], rooms: [], doors: [['1', '2']], stairs: [['1', '3']] }
    expect(Venue.parse(venue).doors).toEqual([['1', '2']])
    expect(Venue.safeParse({ ...venue, doors: [['1', '2', '3']] }).success).toBe(false)
    const nested = { or: [{ year: { between: [1600, 1700] } }, { not: { and: [{ room: { eq: '1' } }] } }] }
    expect(Where.parse(nested)).toEqual(nested)
    expect(Where.safeParse({ or: [{ not: { year: { between: [1600] } } }] }).success).toBe(false)
    expect(Where.safeParse({ and: [{ or: [{ colour: { eq: 'red' } }] }] }).success).toBe(false)
  })
})
