import { describe, expect, it } from 'vitest'
import { aContent, someTags } from '../../../builders/a-content.ts'
import { compileWhere } from '../../../../src/pipeline/filters/compile-where.ts'
import { Where } from '../../../../src/contracts/where.ts'

const wave = aContent({
  id: 'wave',
  year: 1831,
  room: '6',
  tags: someTags('subject:sea', 'mood:dramatic'),
  popularity: 0.5,
})

describe('where', () => {
  it.each<[string, Where, boolean]>([
    ['{} matches everything', {}, true],
    ['eq', { room: { eq: '6' } }, true],
    ['eq of another type does not match', { room: { eq: 6 } }, false],
    ['in', { room: { in: ['5', '6'] } }, true],
    ['nin', { room: { nin: ['6'] } }, false],
    ['between is inclusive', { year: { between: [1831, 1900] } }, true],
    ['gt is not inclusive', { year: { gt: 1831 } }, false],
    ['gte and lte together', { year: { gte: 1831, lte: 1831 } }, true],
    ['lt', { popularity: { lt: 0.5 } }, false],
    ['containsAny compares tags by key', { tags: { containsAny: ['subject:snow', 'subject:sea'] } }, true],
    ['containsAll needs all', { tags: { containsAll: ['subject:sea', 'subject:snow'] } }, false],
    ['a field that is lacking fails', { creator: { eq: 'x' } }, false],
    ['a field that is lacking passes nin', { creator: { nin: ['x'] } }, true],
    ['exists', { creator: { exists: false }, year: { exists: true } }, true],
    ['or needs one', { or: [{ room: { eq: '1' } }, { year: { lt: 1900 } }] }, true],
    ['an empty or matches nothing', { or: [] }, false],
    ['and', { and: [{ room: { eq: '6' } }, { year: { gt: 1900 } }] }, false],
    ['not', { not: { tags: { containsAny: ['subject:snow'] } } }, true],
  ])('[FL2] %s', (_name, where, expected) => {
    expect(compileWhere(Where.parse(where))(wave)).toBe(expected)
  })

  it('[FL2] refuses a field or an operator that does not exist', () => {
    expect(Where.safeParse({ yeer: { eq: 1 } }).success).toBe(false)
    expect(Where.safeParse({ year: { like: 1 } }).success).toBe(false)
    expect(Where.safeParse({ or: [{ year: { equals: 1 } }] }).success).toBe(false)
  })
})
