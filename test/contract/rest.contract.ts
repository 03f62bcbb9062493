/** The REST surface, wherever it is answered: the same requests, the same bodies. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../src/base/time.ts'
import { FeaturesAnswer } from '../../src/api/schemas/rest-replies.ts'
import { ENDPOINTS } from '../../src/api/endpoints.ts'
import { openApi } from '../../src/api/openapi.ts'
import type { Recommendation } from '../../src/contracts/recommendation.ts'
import { RecommendationAnswer } from '../../src/api/schemas/recommendation.ts'
import type { RecommendOptions } from '../../src/contracts/recommend-options.ts'

export interface RestSubject {
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
  /** The verb itself, for the user 'visitor'. */
  readonly recommend: (options: RecommendOptions) => Promise<Recommendation>
  /** One profile, as in a browser, or any number. */
  readonly keeps: 'one' | 'many'
  readonly hasFeatures: boolean
  /** Erases every profile. */
  readonly forget: () => Promise<unknown>
  readonly close: () => Promise<void>
}

const VISITOR = 'visitor'

/** A long look by Segment's form, `daysAgo`. */
function aLook(contentId: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    type: 'track',
    event: 'Content Viewed',
    messageId: `look-${contentId}`,
    userId: VISITOR,
    originalTimestamp: new Date(Date.now() - DAY_MS).toISOString(),
    properties: { content_id: contentId, dwell_seconds: 60, end_reason: 'next_button' },
    ...more,
  }
}

const SEA = ['sea-1', 'sea-2', 'sea-3'].map((id) => aLook(id))

function aPost(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** `open` gives a surface over the first edition of the small museum, without any profile; called once. */
export function describeRest(where: string, open: () => Promise<RestSubject>): void {
  describe(`REST contract: ${where}`, () => {
    let rest: RestSubject
    beforeAll(async () => (rest = await open()))
    afterEach(() => rest.forget())
    afterAll(() => rest.close())

    const ask = async (path: string, init?: RequestInit): Promise<{ status: number; body: unknown }> => {
      const response = await rest.ask(`/recsys/${path}`, init)
      expect(response.headers.get('content-type')).toBe('application/json')
      return { status: response.status, body: await response.json() }
    }

    it('[AP16] gives the list that recommend() gives, cold and warm', async () => {
      for (const strategy of ['cold', 'warm'] as const) {
        if (strategy === 'warm') await ask('api/ingest', aPost(SEA))
        const direct = await rest.recommend({ count: 5 })
        const { status, body } = await ask(`api/recommend?user_id=${VISITOR}&limit=5`)
        expect(status).toBe(200)
        expect(body).toEqual(RecommendationAnswer.parse(body))
        const list = RecommendationAnswer.parse(body)
        expect(list.strategy).toBe(strategy)
        expect(list.items.map(({ contentId }) => contentId)).toEqual(direct.items.map(({ contentId }) => contentId))
        expect(list.items.map(({ reason }) => reason)).toEqual(direct.items.map(({ reason }) => reason))
        for (const [at, { finalScore }] of list.items.entries())
          expect(finalScore).toBeCloseTo(direct.items[at]?.finalScore ?? Number.NaN, 6)
      }
    })

    it('[AP16] follows what was told, the same way everywhere', async () => {
      expect(await ask('api/ingest', aPost(SEA))).toEqual({
        status: 200,
        body: { normalized: 3, updatedUserIds: [VISITOR], refused: [], folded: [] },
      })
      const { body } = await ask(
        `api/recommend?user_id=${VISITOR}&limit=4&diversity=0&exclude=sea-1&where={"tags":{"containsAny":["subject:sea"]}}`,
      )
      const ids = RecommendationAnswer.parse(body).items.map(({ contentId }) => contentId)
      expect(ids).toHaveLength(4)
      expect(ids.every((id) => /^sea-[2-6]$/.test(id))).toBe(true)
    })

    it('[AP5] takes one event, a list, a named list and an envelope, of any source', async () => {
      const at = new Date(Date.now() - DAY_MS).toISOString()
      const properties = { content_id: 'war-3', dwell_seconds: 30 }
      const capture = { event: 'content_viewed', distinct_id: VISITOR, uuid: 'p-1', timestamp: at, properties }
      const bodies: readonly (readonly [string, unknown])[] = [
        ['api/ingest', aLook('war-1')],
        ['api/ingest', [aLook('war-2')]],
        ['api/ingest?source=posthog', { events: [capture] }],
        ['api/ingest', { events: [{ ...capture, uuid: 'p-2' }], source: 'posthog' }],
        ['api/ingest?source=segment', { batch: [aLook('war-4')], sentAt: at }],
      ]
      for (const [path, body] of bodies) {
        expect((await ask(path, aPost(body))).body, JSON.stringify(body)).toMatchObject({ normalized: 1, refused: [] })
      }
      const { body } = await ask(`api/usermodel?user_id=${VISITOR}`)
      expect(body).toMatchObject({ userId: VISITOR, counts: { used: 5, unknownContent: 0 } })
    })

    it('[AP6] refuses what it does not understand, a foreign form included, and keeps the rest', async () => {
      const snowplow = { e: 'pv', p: 'web', page_url: 'https://museum.example/', eid: 'x' }
      const batch = [snowplow, aLook('sea-1'), 7, aLook('sea-2', { event: 'Order Completed' })]
      expect(await ask('api/ingest', aPost(batch))).toEqual({
        status: 200,
        body: {
          normalized: 1,
          updatedUserIds: [VISITOR],
          refused: [
            { index: 0, code: 'event-name-unknown' },
            { index: 2, code: 'event-not-an-object' },
            { index: 3, code: 'event-name-unknown' },
          ],
          folded: [],
        },
      })
    })

    it('[AP7] [AP8] keeps the profiles apart that it keeps, and stores nothing of others', async () => {
      await ask('api/ingest', aPost(SEA))
      const others = SEA.map((look) => ({ ...look, userId: 'somebody' }))
      const told = await ask('api/ingest', aPost([aLook('war-1'), ...others]))
      const stranger = await ask('api/recommend?user_id=somebody&limit=3')
      const own = await ask(`api/usermodel?user_id=${VISITOR}`)
      if (rest.keeps === 'one') {
        expect(told).toMatchObject({
          status: 409,
          body: { error: { code: 'rest-other-profile', details: { count: 3 } } },
        })
        expect(stranger.body).toMatchObject({ strategy: 'cold', diagnostics: { coldBecause: 'other-profile' } })
        // The event of its own that came with them was not stored either.
        expect(own.body).toMatchObject({ counts: { used: 3 } })
      } else {
        expect(told).toMatchObject({ status: 200, body: { normalized: 4 } })
        expect(told.body).toHaveProperty('updatedUserIds', expect.arrayContaining(['visitor', 'somebody']))
        expect(stranger.body).toMatchObject({ userId: 'somebody', strategy: 'warm' })
        expect(own.body).toMatchObject({ counts: { used: 4 } })
      }
      const unknown = await ask('api/usermodel?user_id=nobody')
      expect(unknown).toMatchObject({ status: 200, body: { userId: 'nobody', strategy: 'cold', positives: [] } })
      expect(unknown.body).toMatchObject({ counts: { used: 0, quarantined: 0, unknownContent: 0, expired: 0 } })
    })

    it('[AP3] says what is wrong in the same words', async () => {
      expect(await ask('api/recommend?limit=0')).toEqual({
        status: 400,
        body: {
          error: {
            code: 'rest-bad-request',
            message:
              'Cannot use the query: user_id: expected a string, found nothing; limit: expected at least 1, found 0.',
            details: {
              faults: [
                { path: 'user_id', expected: 'a string', found: 'nothing' },
                { path: 'limit', expected: 'at least 1', found: '0' },
              ],
            },
          },
        },
      })
      const refusals: readonly (readonly [string, RequestInit | undefined, number, string])[] = [
        ['api/recommend?user_id=v&product=shop', undefined, 400, 'product-unknown'],
        ['api/recommend?user_id=v&scenario=shop', undefined, 400, 'scenario-unknown'],
        ['api/forget', undefined, 404, 'rest-no-path'],
        ['api/usermodel?user_id=v', { method: 'DELETE' }, 405, 'rest-no-method'],
        ['api/ingest', { ...aPost([]), body: ' '.repeat(1_048_577) }, 413, 'rest-too-large'],
        ['api/ingest', { method: 'POST', body: 'event=x' }, 415, 'rest-not-json'],
        ['api/ingest', { ...aPost([]), body: '[{' }, 400, 'rest-bad-request'],
      ]
      for (const [path, init, status, code] of refusals)
        expect(await ask(path, init), path).toMatchObject({ status, body: { error: { code } } })
    })

    it('[AP1] describes itself, for programs and for people', async () => {
      expect((await ask('openapi.json')).body).toEqual(JSON.parse(JSON.stringify(openApi('/recsys'))))
      const docs = await rest.ask('/recsys/docs')
      expect(docs.headers.get('content-type')).toBe('text/html; charset=utf-8')
      const html = await docs.text()
      for (const { path, summary } of ENDPOINTS) {
        expect(html).toContain(summary)
        expect(html).toContain(`<code>${path}</code>`)
      }
      expect(html).not.toMatch(/https?:\/\//)
    })

    it('[AP1] answers features with what was told, or says that it was given none', async () => {
      await ask('api/ingest', aPost(SEA))
      const { status, body } = await ask(`api/features?user_id=${VISITOR}`)
      if (!rest.hasFeatures) {
        return expect({ status, body }).toMatchObject({
          status: 501,
          body: { error: { code: 'features-unavailable' } },
        })
      }
      expect(status).toBe(200)
      const told = FeaturesAnswer.parse(body)
      expect(body).toEqual(told)
      expect(told.features.some(({ state, evidence }) => state === 'fresh' && evidence === SEA.length)).toBe(true)
      const stranger = FeaturesAnswer.parse((await ask('api/features?user_id=nobody')).body)
      expect(stranger.userId).toBe('nobody')
      expect(stranger.features.every(({ state, evidence }) => state === 'empty' && evidence === 0)).toBe(true)
    })
  })
}
