import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { aContent } from '../../../builders/a-content.ts'
import { createMiniSearchIndex } from '../../../../src/adapters/minisearch/minisearch-index.ts'
import { foldWord } from '../../../../src/adapters/minisearch/fold-word.ts'
import { textsOf } from '../../../../src/adapters/minisearch/searched-texts.ts'

const WORDS = [
  'Sea',
  'séa',
  'STRASSE',
  'straße',
  'Æsir',
  'œuvre',
  '北斎漫画',
  '波',
  'ﬁne',
  'cafe\u0301',
  '🌊',
  'Ōtani',
  'naïve',
  'ก็คือ',
  '-',
  "'",
  '١٩',
  'Москва',
]
const aText = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 6 })), {
  maxLength: 8,
})
const aTextOf = (glue: string) => aText.map((parts) => parts.join(glue))
const someContents = fc
  .array(fc.record({ title: fc.oneof(aTextOf(' '), aTextOf('')), text: fc.oneof(aTextOf(' '), aTextOf('')) }), {
    maxLength: 6,
  })
  .map((parts) => parts.map(({ title, text }, at) => aContent({ id: `c${at}`, title: title || 'x', text })))
/** Printed with a failure; a found one becomes an example. */
const RUNS = { numRuns: 300, seed: 20261121 }

describe('any search of any catalog', () => {
  it('[SE4] marks ranges that hold a found word, ascending, apart, inside the text', () => {
    fc.assert(
      fc.property(someContents, fc.oneof(aTextOf(' '), aTextOf('')), (contents, text) => {
        const index = createMiniSearchIndex(contents)
        const answer = index.search(text)
        for (const hit of answer.hits) {
          const content = contents.find(({ id }) => id === hit.contentId)
          if (!content) throw new Error('found what is not there')
          const { matches, shares } = index.evidence(hit, answer)
          expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
          expect(matches.length).toBeGreaterThan(0)
          for (const { field, index: at = 0, ranges } of matches) {
            const original = textsOf(content, field)[at] ?? ''
            let before = -1
            for (const [start, end] of ranges) {
              expect(start).toBeGreaterThan(before)
              expect(end).toBeGreaterThan(start)
              expect(end).toBeLessThanOrEqual(original.length)
              const folded = foldWord(original.slice(start, end))
              expect(hit.words.some((word) => folded.includes(word))).toBe(true)
              before = end
            }
          }
        }
      }),
      RUNS,
    )
  })

  it('[SE5] has scores in (0, 1], descending, ties by ascending id, each content once', () => {
    fc.assert(
      fc.property(someContents, aTextOf(' '), (contents, text) => {
        const { hits } = createMiniSearchIndex(contents).search(text)
        hits.forEach(({ score, contentId }, at) => {
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1 + 1e-12)
          const next = hits[at + 1]
          if (next) expect(score > next.score || (score === next.score && contentId < next.contentId)).toBe(true)
        })
        expect(new Set(hits.map(({ contentId }) => contentId)).size).toBe(hits.length)
      }),
      RUNS,
    )
  })

  it('[SE10] finds the same in an index that contents were added to and removed from, and in a new one', () => {
    fc.assert(
      fc.property(someContents, fc.array(fc.nat(5), { maxLength: 6 }), aTextOf(' '), (contents, changes, text) => {
        const changed = createMiniSearchIndex(contents)
        changed.step(Infinity)
        const left = new Map(contents.map((content) => [content.id, content]))
        for (const at of changes) {
          const content = contents[at]
          if (!content) continue
          if (left.delete(content.id)) changed.remove(content.id)
          else {
            left.set(content.id, content)
            changed.add(content)
          }
        }
        const { hits } = createMiniSearchIndex(left.values()).search(text)
        const found = changed.search(text).hits
        expect(found.map(({ contentId }) => contentId).toSorted()).toEqual(
          hits.map(({ contentId }) => contentId).toSorted(),
        )
        for (const { contentId, score } of hits) {
          expect(found.find((one) => one.contentId === contentId)?.score).toBeCloseTo(score, 9)
        }
      }),
      RUNS,
    )
  })

  it('[SE2] folds a folded word to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldWord(foldWord(text))).toBe(foldWord(text))
      }),
      { numRuns: 2000, seed: RUNS.seed },
    )
  })
})
