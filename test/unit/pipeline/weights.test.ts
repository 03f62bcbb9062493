import { describe, expect, it } from 'vitest'
import { aCatalog } from '../../builders/a-catalog.ts'
import { aContent, someTags } from '../../builders/a-content.ts'
import { aList } from '../../builders/a-list-request.ts'
import { FusionWeights, RecConfig } from '../../../src/contracts/rec-config.ts'
import { someSignals } from '../../builders/some-signals.ts'

const catalog = aCatalog({
  contents: [
    aContent({ id: 'liked', tags: someTags('subject:sea') }),
    aContent({ id: 'near', tags: someTags('subject:sea'), popularity: 0.5, room: '1' }),
    aContent({ id: 'far', tags: someTags('subject:snow'), popularity: 1, room: '2' }),
  ],
  vectors: { liked: [1, 0], near: [0.8, 0.6], far: [0, 1] },
  manifest: { normalisers: { semantic: 0.5, tag: 1 } },
})
const signals = someSignals(catalog, { liked: [0.5] })

describe('the weights of a list', () => {
  it('[FU2] come from the product over the default, and the diagnostics say so', () => {
    const { weights } = aList(catalog, { signals }).recommendation.diagnostics
    expect(weights['semantic']).toEqual({ value: 0.5, from: 'default' })
    expect(weights['popularity']).toEqual({ value: 0.05, from: 'product' })
    expect(weights['geo']).toEqual({ value: 0, from: 'default' })
  })

  it('[FU2] come from the caller over the product, and geo from near', () => {
    const config = { fusionWeights: { popularity: 0.4, geo: 0.7 } }
    const { weights } = aList(catalog, { signals, config, options: { near: { room: '1' } } }).recommendation.diagnostics
    expect(weights['popularity']).toEqual({ value: 0.4, from: 'config' })
    expect(weights['geo']).toEqual({ value: 0.2, from: 'near' })
  })

  it('[FU2] of 0 mean 0: no line, and the source proposes nothing', () => {
    const config = { fusionWeights: { semantic: 0, popularity: 0 } }
    const { items, trace } = aList(catalog, { signals, config, options: { trace: true } }).recommendation
    const kinds = items.flatMap((item) => item.breakdown?.lines.map((line) => line.kind) ?? [])
    expect(kinds).not.toContain('semantic')
    expect(kinds).not.toContain('popularity')
    expect(trace?.stages.find((stage) => stage.stage === 'semantic' && stage.kind === 'source')?.skipped).toBe(
      'weight 0',
    )
  })

  it('[FU1] multiply the raw scores: worked by hand', () => {
    const { items } = aList(catalog, { signals, options: { diversity: 0 } }).recommendation
    const near = items.find((item) => item.contentId === 'near')
    // semantic .5 · (.8 / .5) = .8; tag .3 · (1 · 1 / 1) = .3; popularity .05 · .5 = .025
    expect(near?.breakdown?.lines.map(({ kind, value }) => [kind, Number(value.toFixed(6))])).toEqual([
      ['semantic', 0.8],
      ['tag', 0.3],
      ['popularity', 0.025],
    ])
    expect(near?.finalScore).toBeCloseTo(1.125, 6)
  })
})

describe('the defaults of the seed', () => {
  it('[CF1] are all here, each as the seed gives it', () => {
    const config = RecConfig.parse({})
    expect(config.engagementWeights).toEqual({ dwell: 0.4, completion: 0.3, revisit: 0.2, survey: 0.1 })
    const { semantic, tag, geo, popularity } = FusionWeights.parse({})
    expect({ semantic, tag, geo, popularity }).toEqual({ semantic: 0.5, tag: 0.3, geo: 0, popularity: 0 })
    expect(config).toMatchObject({
      readingSpeedWps: 4.2,
      imgExtraTime: 1.3,
      dwellCapRatio: 2,
      positiveThreshold: 0.3,
      negativeThreshold: -0.05,
      halfLifeDays: 14,
      softNegativeWeight: 0.3,
      poolPerGenerator: 30,
      finalLimit: 10,
      mmrLambda: 0.7,
      coldStartMinPositives: 1,
      windowDays: 30,
      ttlSeconds: 7 * 24 * 60 * 60,
    })
  })

  it('[CF2] refuses an unknown key, in every group', () => {
    expect(RecConfig.safeParse({ mmrLamda: 0.7 }).success).toBe(false)
    expect(RecConfig.safeParse({ fusionWeights: { sematic: 0.5 } }).success).toBe(false)
    expect(RecConfig.safeParse({ survey: { maximum: 7 } }).success).toBe(false)
  })
})
