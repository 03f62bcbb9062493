import { expect, it } from 'vitest'
import { DAY_MS } from '../../../../src/base/time.ts'
import type { Dataset } from '../../../../src/publisher/dataset/dataset.ts'
import fc from 'fast-check'
import { walkVisits } from '../../../../src/publisher/train/walk-visits.ts'

interface Look {
  readonly user: number
  readonly item: number
  readonly day: number
  readonly engaged: boolean
  readonly visit: number
}

/** Two users, four items, more than the window of 30 days; items come again, visits run on. */
const someLooks: fc.Arbitrary<readonly Look[]> = fc.array(
  fc.record({
    user: fc.integer({ min: 0, max: 1 }),
    item: fc.integer({ min: 0, max: 3 }),
    day: fc.integer({ min: 0, max: 45 }),
    engaged: fc.boolean(),
    visit: fc.constant(0),
  }),
  { maxLength: 25 },
)

/** The columns of looks, by day; a visit is a user's day. */
function dataOf(looks: readonly Look[]): Pick<Dataset, 'users' | 'items' | 'interactions' | 'follows'> {
  const sorted = looks.toSorted((a, b) => a.day - b.day)
  return {
    users: ['u0', 'u1'].map((id) => ({
      id,
      createdAt: 0,
      interests: [`topic:${id}`],
      activityPerDay: 1,
      isCreator: false,
    })),
    items: ['i0', 'i1', 'i2', 'i3'].map((id) => ({
      id,
      creatorId: 'c',
      createdAt: 0,
      wordCount: 1,
      hasMedia: false,
      tags: [],
      quality: 0,
      nsfw: false,
      toxic: false,
      surface: undefined,
    })),
    follows: [{ userId: 'u0', creatorId: 'c', since: 20 * DAY_MS, weight: 1 }],
    interactions: {
      n: sorted.length,
      user: Int32Array.from(sorted, ({ user }) => user),
      item: Int32Array.from(sorted, ({ item }) => item),
      ts: Float64Array.from(sorted, ({ day }) => day * DAY_MS),
      kind: Uint8Array.from(sorted, ({ engaged }) => Number(engaged)),
      followed: new Uint8Array(sorted.length),
      dwellMs: new Float64Array(sorted.length),
      visit: Int32Array.from(sorted, ({ day }) => day),
    },
  }
}

it('[TR3] knows of a visitor exactly what came before the moment, and meets every look once', () => {
  fc.assert(
    fc.property(someLooks, fc.nat({ max: 25 }), fc.constantFrom(1, 2, Infinity), (looks, from, looksPerMoment) => {
      const data = dataOf(looks)
      const { interactions } = data
      const met: number[] = []
      for (const { user, now, rows, visitor } of walkVisits(data, { windowDays: 30, from, looksPerMoment })) {
        met.push(...rows)
        expect(now).toBe(interactions.ts[rows[0] ?? -1])
        expect(rows.length).toBeLessThanOrEqual(looksPerMoment)
        expect(rows.every((row) => interactions.user[row] === user && interactions.visit[row] === now / DAY_MS)).toBe(
          true,
        )
        // Oracle: all earlier looks of the user, each content at its newest.
        const earlier = [...interactions.ts.keys()].filter(
          (row) => interactions.user[row] === user && (interactions.ts[row] ?? 0) < now,
        )
        const expected = new Map<string, { contentId: string; ts: number; engaged: boolean }>()
        for (const row of earlier) {
          const contentId = `i${interactions.item[row]}`
          const engaged = interactions.kind[row] === 1 || expected.get(contentId)?.engaged === true
          expected.set(contentId, { contentId, ts: interactions.ts[row] ?? 0, engaged })
        }
        const known = [...expected.values()].filter(({ ts }) => ts >= now - 30 * DAY_MS)
        expect(visitor.looks.toSorted(byId)).toEqual(known.toSorted(byId))
        expect(visitor.looks.map(({ ts }) => ts)).toEqual(visitor.looks.map(({ ts }) => ts).toSorted((a, b) => a - b))
        expect(visitor.follows).toEqual(user === 0 && now > 20 * DAY_MS ? { c: 20 * DAY_MS } : {})
        expect(visitor.interests).toEqual([`topic:u${user}`])
      }
      const rows = [...interactions.ts.keys()].filter((row) => row >= from)
      expect(met.toSorted((a, b) => a - b)).toEqual(rows)
    }),
    { numRuns: 200 },
  )
})

const byId = (a: { contentId: string }, b: { contentId: string }): number => (a.contentId < b.contentId ? -1 : 1)
