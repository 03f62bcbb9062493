import { execFile, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { headersFor } from '../../../src/vite/policies.ts'
import { aFolder } from '../../builders/a-folder.ts'
import { ask, type Answer, aServedFolder } from '../../builders/a-served-folder.ts'

const run = promisify(execFile)
const HOSTING = fileURLToPath(new URL('../../../docs/hosting', import.meta.url))
/** Where Debian and others put servers, beside the path. */
const FOLDERS = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/usr/local/bin']

const object = randomBytes(3000)
const digest = createHash('sha256').update(object).digest('hex')
const text = 'A wave, and another wave, and a third. '.repeat(100)
const FILES = {
  'index.html': '<!doctype html><title>A museum</title>',
  'main.js': text,
  'service-worker.js': 'addEventListener("fetch", () => {})',
  'workers/vault-1a.js': 'onmessage = () => {}',
  'sync-workers/sync-1a.js': 'onmessage = () => {}',
  'catalog/head': '{"sigs":[]}\n{}',
  'catalog/root/1': '{"sigs":[]}\n{"n":1}',
  [`catalog/o/${digest}`]: object,
  'items.ndjson': text,
  'empty/a.txt': 'a',
  _headers: '/\n  X-A: b',
  '.git/config': 'hidden',
  'keys/release-1.key.json': '{"secret":"s"}',
}

type Ask = (path: string, headers?: Readonly<Record<string, string>>, method?: string) => Promise<Answer>

/** Expects what every host of a site does. */
async function isGoodHost(asked: Ask): Promise<boolean> {
  for (const path of ['/', '/main.js', '/workers/vault-1a.js', '/sync-workers/sync-1a.js', '/service-worker.js']) {
    const { status, headers } = await asked(path)
    expect([path, status, headers['cache-control']]).toEqual([path, 200, 'no-cache'])
    for (const [name, value] of Object.entries(headersFor(path))) {
      expect([path, name, headers[name.toLowerCase()]]).toEqual([path, name, value])
    }
  }
  const cacheOf = async (path: string): Promise<unknown> => (await asked(path)).headers['cache-control']
  expect(await cacheOf('/catalog/head')).toBe('public, max-age=300')
  expect(await cacheOf('/catalog/root/1')).toBe('public, max-age=300')
  expect(await cacheOf(`/catalog/o/${digest}`)).toBe('public, max-age=31536000, immutable')

  const whole = await asked(`/catalog/o/${digest}`, { 'Accept-Encoding': 'br, gzip' })
  expect([whole.headers['content-encoding'], whole.body.equals(object)]).toEqual([undefined, true])
  const tag = String(whole.headers['etag'])
  const part = await asked(`/catalog/o/${digest}`, { Range: 'bytes=1000-', 'If-Range': tag })
  expect([part.status, part.body.equals(object.subarray(1000))]).toEqual([206, true])
  expect((await asked(`/catalog/o/${digest}`, { Range: 'bytes=9000-' })).status).toBe(416)
  const head = await asked('/catalog/head')
  const again = await asked('/catalog/head', { 'If-None-Match': String(head.headers['etag']) })
  expect([again.status, again.body.length]).toEqual([304, 0])

  for (const path of [
    '/catalog/root/2',
    `/catalog/o/${'0'.repeat(64)}`,
    '/.git/config',
    '/_headers',
    '/keys/release-1.key.json',
    '/recsys/api/recommend?user_id=secret',
  ]) {
    const { status, headers } = await asked(path)
    expect([path, status, headers['cache-control']]).toEqual([path, 404, 'no-store'])
  }
  expect((await asked('/empty/')).status).toBeGreaterThanOrEqual(403)
  expect((await asked('/catalog/head', {}, 'POST')).status).toBe(405)
  expect((await asked('/main.js', { 'Accept-Encoding': 'gzip' })).headers['content-encoding']).toBe('gzip')
  expect((await asked('/items.ndjson')).headers['content-type']).toMatch(/ndjson/)
  return true
}

function findServer(name: string): string | undefined {
  return FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

async function aFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function anNginx(program: string): Promise<Ask> {
  const port = await aFreePort()
  const site = await aFolder(FILES)
  const work = await aFolder()
  const snippet = await readFile(join(HOSTING, 'nginx.conf'), 'utf8')
  const server = snippet
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('root /srv/museum;', `root ${site};`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${work}/${name};`,
  )
  const types = '/etc/nginx/mime.types'
  const own = 'types { text/html html; application/javascript js; text/plain txt; }'
  const conf = [
    process.getuid?.() === 0 ? 'user root;' : '',
    `pid ${work}/pid; error_log ${work}/error.log;`,
    `events {} http { ${existsSync(types) ? `include ${types};` : own} ${temporary.join(' ')}`,
    server,
    '}',
  ].join('\n')
  await writeFile(join(work, 'nginx.conf'), conf)
  const args = ['-c', join(work, 'nginx.conf'), '-e', join(work, 'error.log')]
  await run(program, args) // returns when it listens
  onTestFinished(async () => void (await run(program, [...args, '-s', 'stop'])))
  return (path, headers, method) => ask(`http://127.0.0.1:${port}/`, path, headers, method)
}

async function aCaddy(program: string): Promise<Ask> {
  const port = await aFreePort()
  const site = await aFolder(FILES)
  const work = await aFolder()
  const snippet = await readFile(join(HOSTING, 'Caddyfile'), 'utf8')
  const admin = `unix/${work}/admin.sock`
  const conf = `{\n\tadmin ${admin}\n}\n${snippet.replace(':80 {', `http://127.0.0.1:${port} {`).replace('/srv/museum', site)}`
  await writeFile(join(work, 'Caddyfile'), conf)
  const env = { ...process.env, HOME: work, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work }
  const file = ['--config', join(work, 'Caddyfile'), '--adapter', 'caddyfile']
  await ended(program, ['start', ...file], env) // when it listens
  onTestFinished(() => ended(program, ['stop', ...file], env))
  return (path, headers, method) => ask(`http://127.0.0.1:${port}/`, path, headers, method)
}

/** Settles when the command ends, whatever it leaves running with its streams. Rejects when it fails. */
function ended(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: 'ignore' })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))))
  })
}

describe('a host of a site', () => {
  const nginx = findServer('nginx')
  const caddy = findServer('caddy')

  it('[PB67] is docent serve', async () => {
    const { ask: asked } = await aServedFolder(await aFolder(FILES))
    await expect(isGoodHost(asked)).resolves.toBe(true)
  })

  it.runIf(nginx)(
    `[PB67] is nginx with docs/hosting/nginx.conf${nginx ? '' : ' (skipped: no nginx here)'}`,
    async () => {
      await expect(isGoodHost(await anNginx(nginx ?? ''))).resolves.toBe(true)
    },
  )

  it.runIf(caddy)(
    `[PB67] is Caddy with docs/hosting/Caddyfile${caddy ? '' : ' (skipped: no caddy here)'}`,
    async () => {
      await expect(isGoodHost(await aCaddy(caddy ?? ''))).resolves.toBe(true)
    },
  )

  it.each(['nginx.conf', 'Caddyfile'])('[PB67] has the policies of the build in %s', async (name) => {
    const snippet = await readFile(join(HOSTING, name), 'utf8')
    for (const path of ['/', '/workers/vault.js', '/sync-workers/sync.js', '/service-worker.js']) {
      for (const value of Object.values(headersFor(path))) expect(snippet).toContain(value)
    }
  })
})
