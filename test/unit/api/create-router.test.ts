import { aPost, aRouter, errorOf } from '../../builders/a-router.ts'
import { describe, expect, it } from 'vitest'
import { aRawLook } from '../../builders/an-engine.ts'
import { DocentError } from '../../../src/base/docent-error.ts'
import { MOST_BODY_BYTES, MOST_DEPTH } from '../../../src/api/read-body.ts'
import { statusOf } from '../../../src/api/error-answer.ts'
import type { ErrorCode } from '../../../src/base/docent-error.ts'

describe('the paths', () => {
  it('[AP1] answer GET and HEAD alike, HEAD without a body', async () => {
    const { ask } = aRouter()
    const got = await ask('/recsys/api/usermodel?user_id=v')
    const head = await ask('/recsys/api/usermodel?user_id=v', { method: 'HEAD' })
    expect([got.status, head.status]).toEqual([200, 200])
    expect(head.headers.get('content-type')).toBe('application/json')
    expect(await head.text()).toBe('')
    expect((await ask('/recsys/openapi.json')).status).toBe(200)
    expect((await ask('/recsys/docs.js')).headers.get('content-type')).toContain('text/javascript')
  })

  it('[AP1] keep their answers to themselves: nobody stores, frames or mistakes them', async () => {
    const { headers } = await aRouter().ask('/recsys/api/usermodel?user_id=v')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it.each([
    ['GET', '/recsys', 404, 'rest-no-path', undefined],
    ['GET', '/recsys/api/unknown', 404, 'rest-no-path', undefined],
    ['POST', '/recsys/api/recommend?user_id=v', 405, 'rest-no-method', 'GET, HEAD'],
    ['GET', '/recsys/api/ingest', 405, 'rest-no-method', 'POST'],
    ['HEAD', '/recsys/api/ingest', 405, undefined, 'POST'],
    ['DELETE', '/recsys/docs', 405, 'rest-no-method', 'GET, HEAD'],
  ])('[AP3] %s %s is %i %s', async (method, path, status, code, allow) => {
    const response = await aRouter().ask(path, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([status, allow ?? null])
    const text = await response.text()
    expect(code === undefined ? text === '' : text.includes(`"code":"${code}"`)).toBe(true)
  })
})

describe('the query', () => {
  it.each([
    ['', 'user_id: expected a string, found nothing'],
    ['user_id=', 'user_id: expected at least 1 characters, found ""'],
    ['user_id=%20', 'a user id without white space around it'],
    ['user_id=v%20', 'a user id without white space around it'],
    ['user_id=v&user_id=w', 'user_id: expected a string, found a list of 2'],
    ['user_id=v&limit=0', 'limit: expected at least 1, found 0'],
    ['user_id=v&limit=ten', 'limit: expected a number, found "ten"'],
    ['user_id=v&limit=0x10', 'found "0x10"'],
    ['user_id=v&limit=', 'found ""'],
    ['user_id=v&limit=1.5', 'limit: expected a whole number, found 1.5'],
    ['user_id=v&limt=3', 'limt: expected a known key'],
    ['user_id=v&__proto__=3', '__proto__: expected a known key'],
    ['user_id=v&explain=yes', 'explain: expected a boolean, found "yes"'],
    ['user_id=v&where={"yeer":{"gt":1}}', 'yeer'],
    ['user_id=v&where={', 'where: expected'],
    ['user_id=v&near={"lat":91,"lon":0}', 'near.lat: expected at most 90, found 91'],
  ])('[AP2] %s is refused and says: %s', async (query, says) => {
    const refusal = await errorOf(await aRouter().ask(`/recsys/api/recommend?${query}`))
    expect(refusal).toMatchObject({ status: 400, code: 'rest-bad-request' })
    expect(refusal.message).toContain(says)
  })

  it('[AP2] carries every option to recommend()', async () => {
    const asked: unknown[] = []
    const { ask } = aRouter({
      recommend: async (...given) => {
        asked.push(given)
        throw new DocentError('product-unknown', 'no')
      },
    })
    const query = new URLSearchParams({ user_id: 'v', limit: '5', product: 'feed', scenario: 's', diversity: '0.5' })
    query.append('where', '{"year":{"between":[1600,1700]}}')
    for (const id of ['a', 'b,c']) query.append('exclude', id)
    for (const [name, text] of [
      ['min_score', '-1e-2'],
      ['rotation', '1'],
      ['near', '{"room":"12"}'],
      ['explain', 'false'],
      ['trace', 'true'],
    ] as const)
      query.append(name, text)
    expect((await ask(`/recsys/api/recommend?${query}`)).status).toBe(400)
    const where = { year: { between: [1600, 1700] } }
    const options = { count: 5, product: 'feed', scenario: 's', diversity: 0.5, where, exclude: ['a', 'b,c'] }
    const rest = { minScore: -0.01, rotation: 1, near: { room: '12' }, explain: false, trace: true }
    expect(asked).toEqual([['v', { ...options, ...rest }]])
  })
})

describe('the body', () => {
  const bodies: readonly (readonly [string, RequestInit, number, string, string])[] = [
    ['a form', aPost('event=x', 'application/x-www-form-urlencoded'), 415, 'rest-not-json', 'found another'],
    ['plain text', aPost('[]', 'text/plain'), 415, 'rest-not-json', 'found another'],
    ['JSON by half its name', aPost('[]', 'application/jsonp'), 415, 'rest-not-json', 'found another'],
    ['one byte too many', aPost(`"${'x'.repeat(MOST_BODY_BYTES - 1)}"`), 413, 'rest-too-large', '1048576'],
    ['half a list', aPost('[{"event":'), 400, 'rest-bad-request', 'is no JSON'],
    ['nothing', aPost(''), 400, 'rest-bad-request', 'is no JSON'],
    ['a number', aPost('7'), 400, 'rest-bad-request', 'found a number'],
    ['null', aPost('null'), 400, 'rest-bad-request', 'found null'],
    ['a well', aPost('['.repeat(MOST_BODY_BYTES)), 400, 'rest-bad-request', `more than ${MOST_DEPTH} deep`],
    ['a foreign source', aPost({ events: [], source: 'mixpanel' }), 400, 'rest-bad-request', 'rudderstack, segment'],
    ['no UTF-8', { ...aPost(''), body: new Uint8Array([0x5b, 0xff, 0x5d]) }, 400, 'rest-bad-request', 'is no UTF-8'],
  ]
  it.each(bodies)(
    '[AP4] [AP5] %s is refused, and nothing of it is repeated',
    async (_what, init, status, code, says) => {
      const refusal = await errorOf(await aRouter().ask('/recsys/api/ingest', init))
      expect(refusal).toMatchObject({ status, code })
      expect(refusal.message).toContain(says)
      expect(refusal.message).not.toContain('mixpanel')
    },
  )

  it('[AP4] takes exactly 1 MB, brackets in texts, a charset and kinds of JSON', async () => {
    const { ask } = aRouter()
    const padded = `[${' '.repeat(MOST_BODY_BYTES - 2)}]`
    expect((await ask('/recsys/api/ingest', aPost(padded))).status).toBe(200)
    expect((await ask('/recsys/api/ingest', aPost([{ text: `\\"${'['.repeat(100)}` }]))).status).toBe(200)
    expect((await ask('/recsys/api/ingest', aPost([], 'application/json; charset=utf-8'))).status).toBe(200)
    expect((await ask('/recsys/api/ingest', aPost([], 'application/cloudevents+json'))).status).toBe(200)
  })

  it('[AP4] refuses by the length that is announced, before it reads, and by the bytes where none is', async () => {
    let read = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        read++
        controller.enqueue(new Uint8Array(65_536).fill(32))
      },
    })
    const init = { ...aPost(''), body: endless, duplex: 'half' }
    expect((await aRouter().ask('/recsys/api/ingest', init)).status).toBe(413)
    expect(read).toBeLessThan(140)
    const announced = { ...aPost('[]'), headers: { 'content-type': 'application/json', 'content-length': '9000000' } }
    expect((await aRouter().ask('/recsys/api/ingest', announced)).status).toBe(413)
  })
})

describe('errors', () => {
  it('[AP3] have a status each, and what nobody foresaw is no 500', async () => {
    const statuses: readonly (readonly [ErrorCode, number])[] = [
      ['options-invalid', 400],
      ['product-unknown', 400],
      ['rest-other-profile', 409],
      ['features-unavailable', 501],
      ['no-vault', 503],
      ['vault-timeout', 503],
      ['storage-failed', 503],
      ['internal', 503],
    ]
    for (const [code, status] of statuses) expect(statusOf(new DocentError(code, '')), code).toBe(status)
    const thrown: readonly unknown[] = [new TypeError('x is not a function'), 'a text', undefined]
    for (const one of thrown) {
      const { ask } = aRouter({
        userModel: async () => {
          throw one
        },
      })
      expect(await errorOf(await ask('/recsys/api/usermodel?user_id=v'))).toMatchObject({
        status: 503,
        code: 'internal',
      })
    }
  })

  it('[AP3] carry details that JSON can write, and none where it cannot', async () => {
    const loop: Record<string, unknown> = {}
    loop['self'] = loop
    const { ask } = aRouter({
      userModel: () => Promise.reject(new DocentError('vault-unavailable', 'gone', loop)),
    })
    const response = await ask('/recsys/api/usermodel?user_id=v')
    expect(await response.json()).toEqual({ error: { code: 'vault-unavailable', message: 'gone', details: {} } })
  })
})

describe('ingest', () => {
  it('[AP6] keeps the users of a batch apart, and counts an event once however often it comes', async () => {
    const { ask } = aRouter()
    const batch = [aRawLook('w0', { userId: 'a' }), aRawLook('w1', { userId: 'b' }), { event: 'content_viewed' }]
    for (const _ of [1, 2]) {
      const reply: unknown = await (await ask('/recsys/api/ingest', aPost(batch))).json()
      const refused = [{ index: 2, code: 'event-user-missing' }]
      expect(reply).toEqual({ normalized: 2, updatedUserIds: ['a', 'b'], refused, folded: [] })
    }
    expect(await (await ask('/recsys/api/usermodel?user_id=a')).json()).toMatchObject({
      counts: { used: 1 },
      positives: [{ contentId: 'w0' }],
    })
  })
})
