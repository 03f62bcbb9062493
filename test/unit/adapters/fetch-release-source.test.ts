import { createServer, type RequestListener, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createFetchReleaseSource } from '../../../src/adapters/fetch/fetch-release-source.ts'
import type { ByteSink } from '../../../src/ports/release-source.ts'
import { DAY_MS } from '../../../src/base/time.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(answer: RequestListener): Promise<URL> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('Expected a port.')
  return new URL(`http://127.0.0.1:${address.port}/site/`)
}

/** A sink that counts. */
function aSink(): { readonly sink: ByteSink; readonly taken: () => number } {
  let taken = 0
  const sink = {
    start: () => undefined,
    write: async (bytes: Uint8Array) => {
      taken += bytes.length
    },
  }
  return { sink, taken: () => taken }
}

describe('a site over HTTP', () => {
  it('[SY41] ends a transfer that brings next to nothing, and says that it was slow', async () => {
    const base = await serve((_, response) => response.write('{"sigs":[]}'))
    const source = createFetchReleaseSource(base, { stallMs: 100 })
    expect(await source.head({ maxBytes: 1024 })).toMatchObject({ kind: 'weather', stalled: true })
  })

  it('[SY41] refuses an answer of another origin', async () => {
    const other = await serve((_, response) => response.end('{"sigs":[]}'))
    const base = await serve((_, response) => response.writeHead(302, { Location: new URL('head', other).href }).end())
    const answer = await createFetchReleaseSource(base).head({ maxBytes: 1024 })
    expect(answer).toMatchObject({ kind: 'refused', error: { code: 'sync-not-a-release' } })
  })

  it('[SY41] ends at the byte that is too many, however it was compressed', async () => {
    const bomb = gzipSync(new Uint8Array(20_000_000))
    const base = await serve((_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb))
    const { sink, taken } = aSink()
    const answer = await createFetchReleaseSource(base).object('o/a', { maxBytes: 1000, expectedBytes: 1000, sink })
    expect(answer).toMatchObject({ kind: 'refused', error: { code: 'sync-too-large' } })
    expect(taken()).toBeLessThanOrEqual(1000)
  })

  it('[SY41] does not even begin where the server says that there is too much', async () => {
    const base = await serve((_, response) =>
      response.writeHead(200, { 'Content-Length': '5000' }).end(new Uint8Array(5000)),
    )
    const { sink, taken } = aSink()
    const answer = await createFetchReleaseSource(base).object('o/a', { maxBytes: 1000, sink })
    expect(answer).toMatchObject({ kind: 'refused', error: { code: 'sync-too-large' } })
    expect(taken()).toBe(0)
  })

  it.each([
    ['9', 9000],
    ['999999999', DAY_MS],
    ['Wed, 21 Oct 2015 07:28:00 GMT', undefined],
    [undefined, undefined],
  ])('[SY41] [SY52] gives the weather with what the server asked for: %s', async (header, retryAfterMs) => {
    const base = await serve((_, response) => {
      if (header !== undefined) response.setHeader('Retry-After', header)
      response.writeHead(503).end('Come back later')
    })
    const answer = await createFetchReleaseSource(base).head({ maxBytes: 1024 })
    expect(answer).toEqual({
      kind: 'weather',
      because: 'The server answered 503.',
      stalled: false,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    })
  })

  it('[SY41] gives the weather where nobody answers', async () => {
    const source = createFetchReleaseSource(new URL('http://127.0.0.1:1/'))
    expect(await source.head({ maxBytes: 1024 })).toMatchObject({ kind: 'weather', stalled: false })
  })

  it.each([
    ['a range that begins elsewhere', 206, 'bytes 5-9/10'],
    ['a range of another file', 206, 'bytes 4-9/11'],
    ['a part of what was asked for', 206, 'bytes 4-7/10'],
    ['no range', 206, undefined],
    ['no such bytes', 416, 'bytes */3'],
  ])('[SY45] refuses %s', async (_, status, contentRange) => {
    const base = await serve((__, response) => {
      if (contentRange !== undefined) response.setHeader('Content-Range', contentRange)
      response.writeHead(status).end(new Uint8Array(6))
    })
    const { sink, taken } = aSink()
    const asked = { maxBytes: 10, expectedBytes: 10, from: 4, etag: '"a"', sink }
    const answer = await createFetchReleaseSource(base).object('o/a', asked)
    expect(answer).toMatchObject({ kind: 'refused', error: { code: 'sync-wrong-object' } })
    expect(taken()).toBe(0)
  })

  it('[SY41] passes on what the sink and the signal say', async () => {
    const base = await serve((_, response) => response.end(new Uint8Array(10)))
    const source = createFetchReleaseSource(base)
    const full = { start: () => undefined, write: async () => Promise.reject(new Error('The disk is full.')) }
    const signal = AbortSignal.abort(new Error('closed'))
    await expect(source.object('o/a', { maxBytes: 10, sink: full })).rejects.toThrow('The disk is full.')
    await expect(source.head({ maxBytes: 10, signal })).rejects.toThrow('closed')
  })
})
