import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFetchHandler, type FetchHandler } from '../../../src/workers/service-worker.ts'

const PACKAGED: Readonly<Record<string, string>> = {
  'manifest.json': '{"version":"one"}',
  'items.ndjson': 'packaged items',
  'vectors.bin': 'packaged vectors',
  // What must never be answered from here, should an app have kept it by mistake.
  head: 'an old head',
  'o/aa': 'an object',
}

interface Wire {
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

let server: Server
let site: string
/** What the network sends by path; a path that is missing answers 404, `hang` never. */
let files: Record<string, string>
let wire: Wire[]
let hanging: boolean

beforeEach(async () => {
  files = {}
  wire = []
  hanging = false
  server = createServer(({ url = '', headers }, response) => {
    wire.push({ url, headers })
    if (hanging) return
    const text = files[url.replace('/catalog/', '')]
    response.statusCode = text === undefined ? 404 : 200
    response.end(text ?? '<!doctype html><p>Not found')
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  site = `http://localhost:${typeof address === 'object' && address ? address.port : 0}/`
})
afterEach(stop)

async function stop(): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

function aHandler(deadlineMs = 20_000): FetchHandler {
  return createFetchHandler({
    catalog: `${site}catalog`,
    deadlineMs,
    packaged: async (url) => {
      const text = PACKAGED[url.replace(`${site}catalog/`, '')]
      return text === undefined ? undefined : new Response(text)
    },
  })
}

async function ask(handler: FetchHandler, path: string, clientId = 'a page'): Promise<string | undefined> {
  const answer = handler({ request: new Request(`${site}catalog/${path}`), clientId })
  return answer && (await answer).text()
}

describe('createFetchHandler', () => {
  it('[OF1] leaves alone what is not a GET below the catalog’s folder', () => {
    const handler = aHandler()
    const answer = (request: Request): unknown => handler({ request, clientId: 'a page' })
    expect(answer(new Request(`${site}index.html`))).toBeUndefined()
    expect(answer(new Request(`${site}catalogue/manifest.json`))).toBeUndefined()
    expect(answer(new Request(`${site}models/model.onnx`))).toBeUndefined()
    expect(answer(new Request(`${site}catalog/`))).toBeUndefined()
    expect(answer(new Request('http://elsewhere.example/catalog/manifest.json'))).toBeUndefined()
    expect(answer(new Request(`${site}catalog/manifest.json`, { method: 'POST', body: 'x' }))).toBeUndefined()
    expect(wire).toEqual([])
  })

  it('[OF2] lets head, roots and objects pass, with the headers that were asked with', async () => {
    files = { head: 'a head', 'root/2': 'a root', 'o/aa': 'stored' }
    const handler = aHandler()
    expect(await ask(handler, 'head')).toBe('a head')
    expect(await ask(handler, 'root/2')).toBe('a root')
    const request = new Request(`${site}catalog/o/aa`, { headers: { range: 'bytes=2-' } })
    expect(await (await handler({ request, clientId: 'w' }))?.text()).toBe('stored')
    expect(wire.map(({ url }) => url)).toEqual(['/catalog/head', '/catalog/root/2', '/catalog/o/aa'])
    expect(wire[2]?.headers.range).toBe('bytes=2-')
  })

  it('[OF2] never answers them from a cache, though one holds them', async () => {
    const handler = aHandler()
    await stop()
    await expect(ask(handler, 'head')).rejects.toThrow('fetch failed')
    await expect(ask(handler, 'o/aa')).rejects.toThrow('fetch failed')
  })

  it('[OF3] answers with the packaged catalog while the network is away', async () => {
    const handler = aHandler()
    await stop()
    expect(await ask(handler, 'manifest.json')).toBe(PACKAGED['manifest.json'])
    expect(await ask(handler, 'items.ndjson')).toBe('packaged items')
    expect(await ask(handler, 'vectors.bin')).toBe('packaged vectors')
  })

  it.each([
    ['an error', {}],
    ['a login page', { 'manifest.json': '<html><form>Log in</form></html>' }],
  ])('[OF3] takes %s for no network', async (_name, sent) => {
    files = sent
    const handler = aHandler()
    expect(await ask(handler, 'manifest.json')).toBe(PACKAGED['manifest.json'])
    expect(await ask(handler, 'items.ndjson')).toBe('packaged items')
  })

  it('[OF3] does not wait for a network that never answers', async () => {
    hanging = true
    const handler = aHandler(20)
    expect(await ask(handler, 'manifest.json')).toBe(PACKAGED['manifest.json'])
    expect(await ask(handler, 'items.ndjson')).toBe('packaged items')
    expect(wire.map(({ url }) => url)).not.toContain('/catalog/items.ndjson')
  })

  it('[OF3] passes on what the network says where nothing was packaged', async () => {
    files = { 'more.json': '{}' }
    const handler = createFetchHandler({ catalog: `${site}catalog/`, packaged: async () => undefined })
    files['manifest.json'] = '{"version":"two"}'
    expect(await ask(handler, 'manifest.json')).toBe('{"version":"two"}')
    expect(await ask(handler, 'more.json')).toBe('{}')
    await stop()
    await expect(ask(handler, 'manifest.json')).rejects.toThrow('fetch failed')
  })

  it('[OF4] gives whoever got the packaged manifest the packaged files, though the network is back', async () => {
    hanging = true
    const handler = aHandler(20)
    await ask(handler, 'manifest.json')
    hanging = false
    files = { 'items.ndjson': 'newer items' }
    expect(await ask(handler, 'items.ndjson')).toBe('packaged items')
  })

  it('[OF4] fetches nothing but the manifest where the network has the packaged version', async () => {
    files = { 'manifest.json': PACKAGED['manifest.json'] ?? '', 'items.ndjson': 'the same items' }
    const handler = aHandler()
    expect(await ask(handler, 'manifest.json')).toBe(PACKAGED['manifest.json'])
    expect(await ask(handler, 'items.ndjson')).toBe('packaged items')
    expect(wire.map(({ url }) => url)).toEqual(['/catalog/manifest.json'])
  })

  it('[OF4] gives whoever got a newer manifest the newer files or none, each client its own', async () => {
    files = { 'manifest.json': '{"version":"two"}', 'items.ndjson': 'newer items' }
    const handler = aHandler()
    expect(await ask(handler, 'manifest.json', 'one page')).toBe('{"version":"two"}')
    expect(await ask(handler, 'items.ndjson', 'one page')).toBe('newer items')
    await stop()
    await expect(ask(handler, 'vectors.bin', 'one page')).rejects.toThrow('fetch failed')
    expect(await ask(handler, 'manifest.json', 'another page')).toBe(PACKAGED['manifest.json'])
    expect(await ask(handler, 'vectors.bin', 'another page')).toBe('packaged vectors')
  })

  it('[OF4] asks the network first, once it has forgotten who got which', async () => {
    files = { 'manifest.json': '{"version":"two"}', 'items.ndjson': 'newer items' }
    const handler = aHandler()
    for (let at = 0; at <= 64; at++) await ask(handler, 'manifest.json', `page ${at}`)
    expect(await ask(handler, 'items.ndjson', 'page 0')).toBe('newer items')
    await stop()
    expect(await ask(handler, 'items.ndjson', 'page 0')).toBe('packaged items')
    await expect(ask(handler, 'items.ndjson', 'page 64')).rejects.toThrow('fetch failed')
  })
})
