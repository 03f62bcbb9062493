import { beforeAll, describe, expect, it } from 'vitest'
import { rocAuc } from '../../../../src/evaluation/roc-auc.ts'
import { scoredRows } from '../../../../src/evaluation/scored-rows.ts'
import { DAY_MS, SECOND_MS } from '../../../../src/base/time.ts'
import { readConfig } from '../../../../src/contracts/read-config.ts'
import { engageProbability, followProbability } from '../../../../src/publisher/dataset/engagement-truth.ts'
import { type GeneratedData, generateDataset } from '../../../../src/publisher/dataset/generate-dataset.ts'
import { generatedSummary } from '../../../../src/publisher/dataset/generated-tables.ts'
import { inventSurface } from '../../../../src/publisher/dataset/invent-surface.ts'
import { scoreEngagement } from '../../../../src/signals/engagement.ts'
import { aContent } from '../../../builders/a-content.ts'

const SEED = 42

describe('generateDataset at its default size', () => {
  let data: GeneratedData
  beforeAll(() => {
    data = generateDataset({ users: 1_000, items: 10_000, interactions: 50_000, seed: SEED })
  })

  it('[DS4] has the asked number of looks, the usual rates, and an oracle between .80 and .86', () => {
    const { counts, oracle } = generatedSummary(data)
    expect(counts).toMatchObject({ users: 1_000, creators: 100, items: 10_000, interactions: 50_000 })
    expect(counts.engaged / counts.interactions).toBeGreaterThan(0.27)
    expect(counts.engaged / counts.interactions).toBeLessThan(0.33)
    const followed = data.looks.followed.reduce((sum, one) => sum + one, 0) / counts.interactions
    expect(followed).toBeGreaterThan(0.02)
    expect(followed).toBeLessThan(0.04)
    expect(oracle?.engagementAuc).toBeGreaterThan(0.8)
    expect(oracle?.engagementAuc).toBeLessThan(0.86)
    expect(oracle?.followAuc).toBeGreaterThan(0.8)
  })

  it('[DS4] engages in as many looks as the truth says, in every tenth of it', () => {
    const said = new Float64Array(10)
    const did = new Float64Array(10)
    const looks = new Float64Array(10)
    data.looks.pEngage.forEach((p, row) => {
      const tenth = Math.min(9, Math.floor(p * 10))
      said[tenth]! += p
      did[tenth]! += Number(data.looks.kind[row]! > 0)
      looks[tenth]!++
    })
    for (let tenth = 0; tenth < 10; tenth++) {
      const spread = Math.sqrt((said[tenth]! / looks[tenth]!) * (1 - said[tenth]! / looks[tenth]!) * looks[tenth]!)
      expect(Math.abs(did[tenth]! - said[tenth]!)).toBeLessThan(4 * spread)
    }
  })

  it('[DS5] shows no item twice, before it was published, or of the visitor’s own', () => {
    const { looks, items, users } = data
    const met = new Set<number>()
    const faults = { early: 0, before: 0, own: 0 }
    for (let row = 0; row < looks.n; row++) {
      const item = looks.item[row]!
      const { creator, createdAt } = users[looks.user[row]!]!
      faults.early += Number(items.createdAt[item]! > looks.ts[row]!)
      faults.before += Number(createdAt > looks.ts[row]!)
      faults.own += Number(creator >= 0 && items.creatorAt[item] === creator)
      met.add(looks.user[row]! * items.n + item)
    }
    expect(faults).toEqual({ early: 0, before: 0, own: 0 })
    expect(met.size).toBe(looks.n)
  })

  it('[DS5] shows about half by follow, and counts a creator as followed from the follow on', () => {
    const { looks, items, follows } = data
    const since = follows.map((own) => new Map(own.map((follow) => [follow.creator, follow.since])))
    let following = 0
    const faults = { network: 0, instant: 0 }
    for (let row = 0; row < looks.n; row++) {
      const at = since[looks.user[row]!]!.get(items.creatorAt[looks.item[row]!]!)
      const isFollowing = at !== undefined && at <= looks.ts[row]!
      following += Number(isFollowing)
      faults.network += Number((looks.pFollow[row] === 0) !== isFollowing)
      faults.instant += Number(looks.followed[row] === 1 && at !== looks.ts[row]! + looks.dwellMs[row]!)
    }
    expect(faults).toEqual({ network: 0, instant: 0 })
    expect(following / looks.n).toBeGreaterThan(0.4)
    expect(following / looks.n).toBeLessThan(0.65)
  })

  it('[DS6] gives few creators most of the followers', () => {
    const audience = new Float64Array(data.items.creators.n)
    for (const own of data.follows) for (const { creator } of own) audience[creator]!++
    const sorted = audience.toSorted().toReversed()
    const all = sorted.reduce((sum, count) => sum + count, 0)
    const first = sorted.slice(0, sorted.length / 10).reduce((sum, count) => sum + count, 0)
    expect(first / all).toBeGreaterThan(1 / 3)
    expect(sorted[0]! / sorted[sorted.length / 2]!).toBeGreaterThan(5)
  })

  it('[DS6] lets visitors follow creators of their own topics more often than chance has it', () => {
    const { users, follows, items, topics } = data
    const topicOf = new Map(topics.tagsOf.flatMap((tags, topic) => tags.map((tag) => [tag, topic] as const)))
    const liked = users.map(({ interests }) => new Set([...interests.keys()].map((tag) => topicOf.get(tag))))
    const isAlike = (user: number, creator: number): boolean =>
      items.creators.topics[creator]!.some((topic) => liked[user]!.has(topic))
    let alike = 0
    let byChance = 0
    let all = 0
    follows.forEach((own, user) => {
      for (const { creator } of own) {
        all++
        alike += Number(isAlike(user, creator))
        // The same creator for somebody else: popularity is held, liking is not.
        byChance += Number(isAlike((user + 499) % users.length, creator))
      }
    })
    expect(all).toBeGreaterThan(5_000)
    expect(alike / byChance).toBeGreaterThan(1.5)
  })

  it('[DS7] has a device call exactly the engaged looks positive, by their dwell', () => {
    const { config } = readConfig({})
    const { looks, items } = data
    for (let row = 0; row < looks.n; row += 7) {
      const item = looks.item[row]!
      const content = aContent({
        id: 'one',
        wordCount: items.wordCount[item]!,
        hasImage: items.hasMedia[item] === 1,
      })
      const event = { id: 'e', userId: 'v', event: 'content_viewed', ts: 1, contentId: 'one' } as const
      const dwellSeconds = looks.dwellMs[row]! / SECOND_MS
      const outcome = scoreEngagement('one', [{ ...event, dwellSeconds }], content, config)?.outcome
      expect(outcome === 'positive').toBe(looks.kind[row]! > 0)
    }
  })

  it('[DS9] labels few items, and lets the surface tell, but not all', () => {
    const { items } = data
    const surfaces = Array.from({ length: items.n }, (_, row) => inventSurface(items, row, SEED))
    for (const [labels, share] of [
      [items.nsfw, 0.03],
      [items.toxic, 0.04],
    ] as const) {
      expect(labels.reduce((sum, label) => sum + label, 0) / items.n).toBeCloseTo(share, 2)
      const aucs = Object.keys(surfaces[0]!).map((name) => {
        const auc = rocAuc(
          scoredRows(
            surfaces.map((surface) => surface[name]!),
            labels,
          ),
        )!
        return Math.max(auc, 1 - auc)
      })
      expect(Math.max(...aucs)).toBeGreaterThan(0.75)
      expect(Math.max(...aucs)).toBeLessThan(0.97)
    }
  })
})

describe('generateDataset of odd sizes', () => {
  it.each([
    { users: 0, items: 10, interactions: 50, left: 0 },
    { users: 1, items: 100, interactions: 20, left: 20 },
    { users: 5, items: 0, interactions: 50, left: 0 },
    { users: 5, items: 100, interactions: 0, left: 0 },
  ])('[DS10] makes $left looks of $users users, $items items and $interactions interactions', ({ left, ...size }) => {
    const data = generateDataset({ ...size, seed: SEED })
    expect(data.looks.n).toBe(left)
    expect(generatedSummary(data).counts).toMatchObject({ users: size.users, items: size.items })
  })

  it('[DS10] makes fewer looks where the items do not suffice', () => {
    const { looks } = generateDataset({ users: 3, items: 20, interactions: 1_000, seed: SEED })
    expect(looks.n).toBeGreaterThan(0)
    expect(looks.n).toBeLessThanOrEqual(3 * 10)
  })

  it('[DS5] ends within reach of its thirty days', () => {
    const { looks, start, end } = generateDataset({ users: 20, items: 500, interactions: 1_000, seed: 7 })
    const times = looks.timesInOrder()
    expect(times[0]).toBeGreaterThanOrEqual(start)
    expect(times[times.length - 1]).toBeLessThan(end + 2 * DAY_MS)
    expect(times).toEqual(times.toSorted())
  })
})

describe('the hidden truth', () => {
  const plain = {
    following: false,
    interest: 0,
    quality: 0.5,
    ageMs: 40 * DAY_MS,
    hoursOff: 12,
    creatorLooks: 0,
    creatorEngaged: 0,
    ease: 0.5,
  }
  const base = { engage: -4, follow: -1, interest: 1 }

  it.each([
    [{}, 0.01799],
    [{ following: true, interest: 0.5, ageMs: 0, hoursOff: 0 }, 0.86989],
    [{ interest: 1, quality: 1, creatorLooks: 4, creatorEngaged: 3 }, 0.88595],
  ])('[DS3] is as worked by hand for %j', (facts, expected) => {
    expect(engageProbability({ ...plain, ...facts }, base)).toBeCloseTo(expected, 4)
  })

  it('[DS3] takes an unknown quality as a middling one, and never follows twice', () => {
    expect(engageProbability({ ...plain, quality: Number.NaN }, base)).toBe(engageProbability(plain, base))
    expect(followProbability({ ...plain, following: true }, base)).toBe(0)
    expect(followProbability(plain, base)).toBeCloseTo(0.26894, 4)
  })
})
