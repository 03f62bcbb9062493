/** The service worker's end, over real channels: its pages are hosts in the same process. */
import { aPost, aRouter, errorOf } from '../../builders/a-router.ts'
import { describe, expect, it } from 'vitest'
import { createRestHandler, type RestClient } from '../../../src/workers/service-worker.ts'
import { expose } from 'comlink'
import { isRestOffer, REST_PROTOCOL_VERSION, type RestHost } from '../../../src/protocol/rest-host.ts'
import { DocentError } from '../../../src/base/docent-error.ts'
import type { RecsysHost } from '../../../src/api/recsys-host.ts'
import { wrapReply } from '../../../src/protocol/error-wire.ts'

const SCOPE = 'https://museum.example/app/'
/** For pages that never say anything, and for those that do on a busy machine. */
const SHORT_MS = 20
const LONG_MS = 20_000
/** Both in one test: long enough for the page that answers, as short as may be for the one that does not. */
const MEDIUM_MS = 1_000

interface APage {
  readonly id: string
  readonly path?: string
  /** Undefined for a page that does not serve. */
  readonly host?: Partial<RecsysHost> | undefined
  /** Of its build. */
  readonly protocol?: number
}

/** Channels that pages were handed and that are still open. */
let open = 0

function aHandler(
  pages: readonly APage[],
  patienceMs = LONG_MS,
): (path: string, from?: string, init?: RequestInit) => Promise<Response> | undefined {
  const clients: readonly RestClient[] = pages.map(
    ({ id, path = 'index.html', host, protocol = REST_PROTOCOL_VERSION }) => ({
      id,
      url: SCOPE + path,
      postMessage: offered(host && wired(aRouter(host).host), protocol),
    }),
  )
  const handler = createRestHandler(
    {
      registration: { scope: SCOPE },
      clients: { get: async (id) => clients.find((one) => one.id === id), matchAll: async () => clients },
    },
    { patienceMs },
  )
  return (path, from = '', init) => handler({ request: new Request(new URL(path, SCOPE), init), clientId: from })
}

/** What a page does with an offer: it answers over the channel, or lets it lie. */
function offered(host: RestHost | undefined, protocol: number): RestClient['postMessage'] {
  return (message, [port]) => {
    if (!port || !host || !isRestOffer({ ...message, protocol })) return
    open++
    port.addEventListener('close', () => open--)
    expose(host, port)
  }
}

function wired(host: RecsysHost): RestHost {
  return {
    ping: async () => REST_PROTOCOL_VERSION,
    ingest: (raws, source) => wrapReply(() => host.ingest(raws, source)),
    recommend: (userId, options) => wrapReply(() => host.recommend(userId, options)),
    userModel: (userId) => wrapReply(() => host.userModel(userId)),
    features: (userId) => wrapReply(() => host.features(userId)),
  }
}

async function answered(answer: Promise<Response> | undefined): Promise<Response> {
  if (!answer) throw new Error('Expected an answer of the handler.')
  return answer
}

describe('createRestHandler', () => {
  it('[AP11] leaves alone what is not below recsys/ in its scope', () => {
    const ask = aHandler([])
    for (const path of [
      'index.html',
      'recsysx',
      'api/recommend',
      '/recsys/api/recommend',
      'https://else.example/app/recsys/',
    ])
      expect(ask(path), path).toBeUndefined()
  })

  it('[AP11] asks the vault of the page that asks, and answers documents and refusals without it', async () => {
    const ask = aHandler([
      { id: 'other', host: {} },
      { id: 'page', host: {} },
    ])
    const list = await answered(ask('recsys/api/recommend?user_id=v&limit=2', 'page'))
    expect(list.status).toBe(200)
    expect(await list.json()).toMatchObject({ userId: 'v', strategy: 'cold', items: [{}, {}] })
    const told = await answered(ask('recsys/api/ingest', 'page', aPost([{ event: 'x' }])))
    expect(await told.json()).toMatchObject({ normalized: 0, refused: [{ index: 0, code: 'event-name-unknown' }] })

    const nobody = aHandler([])
    const document: unknown = await (await answered(nobody('recsys/openapi.json'))).json()
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/app/recsys' }] })
    expect((await answered(nobody('recsys/docs'))).status).toBe(200)
    expect((await answered(nobody('recsys'))).status).toBe(404)
    expect((await answered(nobody('recsys/api/recommend?limit=0'))).status).toBe(400)
  })

  it('[AP11] carries errors over with their codes, and closes its channels', async () => {
    const host = { features: () => Promise.reject(new DocentError('features-unavailable', 'none here', { at: 1 })) }
    const ask = aHandler([{ id: 'page', host }])
    const response = await answered(ask('recsys/api/features?user_id=v', 'page'))
    expect(response.status).toBe(501)
    const error = { code: 'features-unavailable', message: 'none here', details: { at: 1 } }
    expect(await response.json()).toEqual({ error })
    await expect.poll(() => open).toBe(0)
  })

  it.each<readonly [string, readonly APage[]]>([
    ['a client that is gone', []],
    ['a page that does not serve', [{ id: 'page' }, { id: 'other', host: {} }]],
    ['a page of another build', [{ id: 'page', host: {}, protocol: 99 }]],
  ])('[AP12] answers no-vault for %s, also where another page would answer', async (_who, pages) => {
    const refusal = await errorOf(await answered(aHandler(pages, SHORT_MS)('recsys/api/usermodel?user_id=v', 'page')))
    expect(refusal).toMatchObject({ status: 503, code: 'no-vault' })
    expect(refusal.message).toContain('serve()')
  })

  it('[AP13] lets the page that was looked at last, and serves, answer for the reference', async () => {
    const saying = (text: string): APage['host'] => ({
      features: () => Promise.reject(new DocentError('features-unavailable', text)),
    })
    const docs = { id: 'docs', path: 'recsys/docs' }
    const pages: readonly APage[] = [
      docs,
      { id: 'silent' },
      { id: 'one', host: saying('one') },
      { id: 'two', host: saying('two') },
    ]
    const ask = aHandler(pages, MEDIUM_MS)
    const refusal = await errorOf(await answered(ask('recsys/api/features?user_id=v', 'docs')))
    expect(refusal).toMatchObject({ code: 'features-unavailable', message: 'one' })
    const alone = await errorOf(await answered(aHandler([docs], SHORT_MS)('recsys/api/features?user_id=v', 'docs')))
    expect(alone.code).toBe('no-vault')
  })
})
