/** What a page answers to its service worker, which is played here by the end of a channel. */
import { clearUpAfterEach, openDocent } from './open-docent.ts'
import { describe, expect, it } from 'vitest'
import { createRest } from '../../src/rest/create-rest.ts'
import { REST_OFFER, REST_PROTOCOL_VERSION, type RestHost } from '../../src/protocol/rest-host.ts'
import type { Docent } from '../../src/index.ts'
import { type Remote, wrap } from 'comlink'

clearUpAfterEach()

/** One end of a channel whose other end the page was offered. */
function anOffer(data: unknown = { type: REST_OFFER, protocol: REST_PROTOCOL_VERSION }): Remote<RestHost> {
  const { port1, port2 } = new MessageChannel()
  navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data, ports: [port2] }))
  return wrap<RestHost>(port1)
}

/** Whether a page has answered by the time that another one has, whose offer came later. */
async function isAnswered(offered: Remote<RestHost>, docent: Docent): Promise<boolean> {
  let answered = false
  void offered.ping().then(() => (answered = true))
  const stop = createRest(docent).serve()
  await anOffer().ping()
  stop()
  return answered
}

describe('rest.serve', () => {
  it('[AP10] answers offers of its protocol until it is stopped, and each of them once', async () => {
    const docent = await openDocent({ privacy: 'kiosk' })
    const stops = [createRest(docent).serve(), createRest(docent).serve()]
    const offered = anOffer()
    const look = { event: 'content_viewed', userId: 'visitor', originalTimestamp: Date.now() }
    const raws = [{ ...look, properties: { content_id: 'sea-1', dwell_seconds: 30 } }]
    expect(await offered.ingest(raws, 'rudderstack')).toMatchObject({ ok: true, value: { normalized: 1 } })
    const list = await offered.recommend('visitor', { count: 3 })
    expect(list).toMatchObject({ ok: true, value: { userId: 'visitor', items: [{}, {}, {}] } })
    expect(await offered.userModel('visitor')).toMatchObject({ ok: true, value: { counts: { used: 1 } } })
    expect(await offered.features('visitor')).toMatchObject({ ok: false, error: { code: 'features-unavailable' } })

    for (const stop of stops) stop()
    expect(await isAnswered(anOffer(), docent)).toBe(false)
    expect(await isAnswered(anOffer({ type: REST_OFFER, protocol: 99 }), docent)).toBe(false)
    expect(await isAnswered(anOffer('docent-rest'), docent)).toBe(false)
  })

  it('[AP9] is of a client that createDocent gave, and refuses any other object', async () => {
    const docent = await openDocent()
    expect(() => createRest({ ...docent })).toThrow(/Expected what createDocent\(\) gave/)
    const rest = createRest(docent, { base: '/app/' })
    expect((await rest.fetch('/app/recsys/api/usermodel?user_id=visitor')).status).toBe(200)
    expect((await rest.fetch(new Request('https://elsewhere.example/app/recsys/docs'))).status).toBe(200)
    expect((await rest.fetch('/recsys/docs')).status).toBe(404)
  })
})
