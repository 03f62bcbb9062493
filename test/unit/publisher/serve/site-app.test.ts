import { createHash, randomBytes } from 'node:crypto'
import { rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PAGE_POLICY, WORKER_POLICY } from '../../../../src/vite/policies.ts'
import { aFolder } from '../../../builders/a-folder.ts'
import { aServedFolder } from '../../../builders/a-served-folder.ts'

const object = randomBytes(3000)
const digest = createHash('sha256').update(object).digest('hex')
const text = 'A wave, and another wave, and a third. '.repeat(200)

const files = {
  'index.html': '<!doctype html><title>A museum</title>',
  'main.js': text,
  'items.ndjson': text,
  'workers/vault-1a.js': 'onmessage = () => {}',
  'catalog/head': '{"sigs":[]}\n{}',
  'catalog/root/1': '{"sigs":[]}\n{"n":1}',
  [`catalog/o/${digest}`]: object,
  'runtime.wasm': randomBytes(600),
  'guide/index.html': '<!doctype html><title>A guide</title>',
  'plain/readme.txt': 'no index here',
  _headers: '/\n  X-A: b',
  '.git/config': 'hidden',
  'keys/release.key.json': '{"secret":"s"}',
}

describe('docent serve', () => {
  it('[PB60] lets objects be kept for ever, heads and roots five minutes, all else be asked about', async () => {
    const { ask } = await aServedFolder(await aFolder(files))
    const cacheOf = async (path: string): Promise<unknown> => (await ask(path)).headers['cache-control']
    expect(await cacheOf(`/catalog/o/${digest}`)).toBe('public, max-age=31536000, immutable')
    expect(await cacheOf('/catalog/head')).toBe('public, max-age=300')
    expect(await cacheOf('/catalog/root/1')).toBe('public, max-age=300')
    expect(await cacheOf('/main.js')).toBe('no-cache')
    expect(await cacheOf('/')).toBe('no-cache')
  })

  it('[PB60] lets nobody keep what is not there', async () => {
    const { ask } = await aServedFolder(await aFolder(files))
    for (const path of ['/catalog/root/2', `/catalog/o/${'0'.repeat(64)}`, '/nothing', '/nothing/']) {
      const { status, headers } = await ask(path)
      expect([path, status, headers['cache-control']]).toEqual([path, 404, 'no-store'])
    }
  })

  it('[PB60] tags an object by its digest, and knows a tag again', async () => {
    const { ask } = await aServedFolder(await aFolder(files))
    const first = await ask(`/catalog/o/${digest}`)
    expect(first.headers['etag']).toBe(`"${digest}"`)
    expect(first.body.equals(object)).toBe(true)
    for (const named of [`"${digest}"`, `W/"${digest}"`, `"x", "${digest}"`, '*']) {
      const again = await ask(`/catalog/o/${digest}`, { 'If-None-Match': named })
      expect([again.status, again.body.length, again.headers['etag']]).toEqual([304, 0, `"${digest}"`])
    }
    expect((await ask(`/catalog/o/${digest}`, { 'If-None-Match': '"other"' })).status).toBe(200)
  })

  it('[PB60] gives a head that was replaced another tag', async () => {
    const folder = await aFolder(files)
    const { ask } = await aServedFolder(folder)
    const before = String((await ask('/catalog/head')).headers['etag'])
    await writeFile(join(folder, 'catalog/new'), '{"sigs":[]}\n[]')
    await rename(join(folder, 'catalog/new'), join(folder, 'catalog/head'))
    const after = await ask('/catalog/head', { 'If-None-Match': before })
    expect([after.status, after.body.toString()]).toEqual([200, '{"sigs":[]}\n[]'])
    expect(after.headers['etag']).not.toBe(before)
  })

  it('[PB61] never leaves its folder, lists none, and shows neither hidden files nor keys', async () => {
    const outside = await aFolder({ 'secret.txt': 'outside' })
    const folder = await aFolder(files)
    await symlink(join(outside, 'secret.txt'), join(folder, 'link.txt'))
    await symlink(outside, join(folder, 'linked'))
    const { ask } = await aServedFolder(folder)
    const name = outside.slice(outside.lastIndexOf('/') + 1)
    for (const path of [
      `/../${name}/secret.txt`,
      `/plain/../../${name}/secret.txt`,
      `/..%2f${name}%2fsecret.txt`,
      `/%2e%2e/${name}/secret.txt`,
      `/..%5c${name}%5csecret.txt`,
      '/link.txt',
      '/linked/secret.txt',
      '//plain/readme.txt',
      '/plain//readme.txt',
      '/plain/./readme.txt%00',
      '/%',
      '/%ff',
      '/plain',
      '/plain/',
      '/.git/config',
      '/_headers',
      '/keys/release.key.json',
    ]) {
      const { status, body } = await ask(path)
      expect([path, status, body.toString()]).toEqual([path, 404, 'Not found\n'])
    }
  })

  it('[PB61] has no answer to an address that is none', async () => {
    const { ask } = await aServedFolder(await aFolder(files))
    for (const path of ['/..\\secret.txt', '/\\secret.txt']) expect((await ask(path)).status).toBe(400)
  })

  it('[PB61] sends the index of a folder, and leads to its address', async () => {
    const { ask } = await aServedFolder(await aFolder(files))
    expect((await ask('/guide/')).body.toString()).toContain('A guide')
    const { status, headers } = await ask('/guide')
    expect([status, headers['location'], headers['cache-control']]).toEqual([301, '/guide/', 'no-store'])
  })

  it('[PB62] sends the one range that is asked for, of the bytes as they are stored', async () => {
    const { ask } = await aServedFolder(await aFolder(files))
    const part = await ask(`/catalog/o/${digest}`, { Range: 'bytes=1000-1999', 'If-Range': `"${digest}"` })
    expect([part.status, part.headers['content-range'], part.headers['content-length']]).toEqual([
      206,
      'bytes 1000-1999/3000',
      '1000',
    ])
    expect(part.body.equals(object.subarray(1000, 2000))).toBe(true)
    const text206 = await ask('/main.js', { Range: 'bytes=-4', 'Accept-Encoding': 'br' })
    expect([text206.status, text206.headers['content-encoding'], text206.body.toString()]).toEqual([
      206,
      undefined,
      text.slice(-4),
    ])
  })

  it('[PB62] sends the whole where the range is of other bytes, and 416 where it is of none', async () => {
    const { ask } = await aServedFolder(await aFolder(files))
    const other = await ask(`/catalog/o/${digest}`, { Range: 'bytes=1000-', 'If-Range': '"other"' })
    expect([other.status, other.body.length]).toEqual([200, 3000])
    const beyond = await ask(`/catalog/o/${digest}`, { Range: 'bytes=3000-' })
    expect([beyond.status, beyond.headers['content-range'], beyond.headers['cache-control']]).toEqual([
      416,
      'bytes */3000',
      'no-store',
    ])
  })

  it('[PB62] streams what is too long to be held, ranges included', async () => {
    const long = Buffer.alloc(33_554_433, 'abcdefgh')
    const { ask } = await aServedFolder(await aFolder({ 'pack.docent': long }))
    const whole = await ask('/pack.docent')
    expect([whole.status, whole.body.equals(long)]).toEqual([200, true])
    const tag = String(whole.headers['etag'])
    const part = await ask('/pack.docent', { Range: 'bytes=33554430-', 'If-Range': tag })
    expect([part.status, part.body.toString()]).toEqual([206, long.subarray(33_554_430).toString()])
    expect((await ask('/pack.docent', { 'If-None-Match': tag })).status).toBe(304)
  })

  it('[PB63] sends text compressed, once made and kept, with a tag of its own; objects as they are stored', async () => {
    const { ask } = await aServedFolder(await aFolder(files))
    const plain = await ask('/items.ndjson')
    const br = await ask('/items.ndjson', { 'Accept-Encoding': 'gzip, deflate, br' })
    const gzip = await ask('/items.ndjson', { 'Accept-Encoding': 'gzip, br;q=0' })
    expect(plain.body.toString()).toBe(text)
    expect(brotliDecompressSync(br.body).toString()).toBe(text)
    expect(gunzipSync(gzip.body).toString()).toBe(text)
    expect([br, gzip, plain].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined])
    expect(new Set([br, gzip, plain].map(({ headers }) => headers['etag'])).size).toBe(3)
    expect([br, gzip, plain].map(({ headers }) => headers['vary'])).toEqual(Array(3).fill('Accept-Encoding'))
    const tag = String(br.headers['etag'])
    expect((await ask('/items.ndjson', { 'Accept-Encoding': 'br', 'If-None-Match': tag })).status).toBe(304)
    expect((await ask('/items.ndjson', { 'Accept-Encoding': 'br' })).body.equals(br.body)).toBe(true)
    const stored = await ask(`/catalog/o/${digest}`, { 'Accept-Encoding': 'br' })
    expect([stored.headers['content-encoding'], stored.body.equals(object)]).toEqual([undefined, true])
    expect((await ask('/catalog/head', { 'Accept-Encoding': 'br' })).headers['content-encoding']).toBeUndefined()
  })

  it('[PB64] serves every file with its type and the headers of its place', async () => {
    const { ask } = await aServedFolder(await aFolder(files))
    const typeOf = async (path: string): Promise<unknown> => (await ask(path)).headers['content-type']
    expect(await typeOf('/runtime.wasm')).toBe('application/wasm')
    expect(await typeOf('/main.js')).toMatch(/^text\/javascript/)
    expect(await typeOf('/')).toMatch(/^text\/html/)
    expect(await typeOf('/items.ndjson')).toBe('application/x-ndjson; charset=utf-8')
    expect(await typeOf('/catalog/head')).toBe('application/octet-stream')
    const worker = (await ask('/workers/vault-1a.js')).headers
    expect(worker['content-security-policy']).toBe(WORKER_POLICY)
    expect(worker['cross-origin-embedder-policy']).toBe('require-corp')
    const page = (await ask('/')).headers
    expect(page['content-security-policy']).toBe(PAGE_POLICY)
    expect(page['x-content-type-options']).toBe('nosniff')
    expect((await ask('/nothing')).headers['content-security-policy']).toBe(PAGE_POLICY)
  })

  it('[PB64] answers HEAD as GET without a body, and nothing else at all', async () => {
    const { ask } = await aServedFolder(await aFolder(files))
    const head = await ask(`/catalog/o/${digest}`, {}, 'HEAD')
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '3000', 0])
    expect((await ask('/nothing', {}, 'HEAD')).status).toBe(404)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await ask('/recsys/api/ingest', {}, method)
      expect([status, headers['allow'], headers['cache-control']]).toEqual([405, 'GET, HEAD', 'no-store'])
    }
  })

  it('[PB65] says nothing of requests, and of a file that it may not read no query', async () => {
    const { ask, told } = await aServedFolder(await aFolder(files))
    expect((await ask('/recsys/api/recommend?user_id=secret')).status).toBe(404)
    expect((await ask('/main.js?q=secret')).status).toBe(200)
    expect(told).toEqual([])
  })

  it.runIf(process.platform === 'linux')('[PB65] tells of a file that it cannot read, without the query', async () => {
    // Of the files that even root may not read from their start, every Linux has this one.
    const { ask, told } = await aServedFolder('/proc/self')
    const answer = await ask('/mem?q=secret')
    expect([answer.status, answer.headers['cache-control']]).toEqual([500, 'no-store'])
    expect(told).toEqual([expect.stringMatching(/^\/mem could not be served: EIO/)])
  })
})
