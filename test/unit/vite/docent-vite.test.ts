import { build, createServer, preview, type InlineConfig } from 'vite'
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEV_WORKER_POLICY, PAGE_POLICY, SERVICE_WORKER_POLICY, WORKER_POLICY } from '../../../src/vite/policies.ts'
import { docentVite } from '../../../src/vite/docent-vite.ts'

/** An app of a stranger: a page, a worker of two modules, a catalog's manifest. */
const APP: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><script type="module" src="/main.ts"></script>',
  'main.ts': "new Worker(new URL('./vault.ts', import.meta.url), { type: 'module' })\n",
  'vault.ts':
    "import { answer } from './answer.ts'\npostMessage(answer)\nconst late = import('./late.ts')\nvoid late\n",
  'answer.ts': 'export const answer = 42\n',
  'late.ts': 'export const late = 1\n',
  'public/catalog/manifest.json': '{}',
  'public/service-worker.js': 'addEventListener("fetch", () => undefined)\n',
}

let root = ''
let config: InlineConfig = {}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'docent-vite-'))
  for (const [path, text] of Object.entries(APP)) {
    await mkdir(join(root, path, '..'), { recursive: true })
    await writeFile(join(root, path), text)
  }
  config = { root, configFile: false, logLevel: 'error', plugins: [docentVite()] }
  await build(config)
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function get(
  origin: string,
  path: string,
): Promise<{ status: number; policy: string | null; type: string | null }> {
  const { status, headers } = await fetch(new URL(path, origin))
  return { status, policy: headers.get('content-security-policy'), type: headers.get('content-type') }
}

describe('a build', () => {
  it('[VT4] puts each worker into one file, late imports included', async () => {
    const workers = await readdir(join(root, 'dist/workers'))
    expect(workers).toHaveLength(1)
    const text = await readFile(join(root, 'dist/workers', workers[0] ?? ''), 'utf8')
    expect(text).not.toMatch(/\bimport\s*[('"{]/)
  })

  it('[VT9] carries no runtime where none is installed', async () => {
    expect(await readdir(join(root, 'dist'))).not.toContain('models')
  })

  it('[VT6] carries a _headers file with the policies', async () => {
    const text = await readFile(join(root, 'dist/_headers'), 'utf8')
    expect(text).toContain(`/workers/*\n`)
    expect(text).toContain(`  Content-Security-Policy: ${WORKER_POLICY}`)
    expect(text).toContain(`  Content-Security-Policy: ${PAGE_POLICY}`)
    expect(text).toContain(`/service-worker.js\n`)
    expect(text).toContain(`  Content-Security-Policy: ${SERVICE_WORKER_POLICY}`)
  })

  it('[VT1], [VT3] and [VT11] is previewed with a policy for the page, its workers and its service worker', async () => {
    const server = await preview({ ...config, preview: { port: 0, open: false } })
    try {
      const origin = server.resolvedUrls?.local[0] ?? ''
      const [worker = ''] = await readdir(join(root, 'dist/workers'))
      expect((await get(origin, '/')).policy).toBe(PAGE_POLICY)
      expect((await get(origin, `/workers/${worker}`)).policy).toBe(WORKER_POLICY)
      expect((await get(origin, '/service-worker.js')).policy).toBe(SERVICE_WORKER_POLICY)
      expect(await get(origin, '/catalog/manifest.json')).toMatchObject({ status: 200, type: 'application/json' })
      expect(await get(origin, '/catalog/vectors.bin')).toMatchObject({
        status: 404,
        type: 'text/plain; charset=utf-8',
      })
      // A device that looks for a newer root must not be given a page.
      expect((await get(origin, '/catalog/root/2')).status).toBe(404)
      expect((await get(origin, `/catalog/o/${'0'.repeat(64)}`)).status).toBe(404)
    } finally {
      await server.close()
    }
  })
})

describe('development', () => {
  it('[VT2] serves a worker that reaches its own origin for modules and nothing else, [VT5] and no page for a missing file', async () => {
    const server = await createServer({ ...config, server: { port: 0, open: false } })
    await server.listen()
    try {
      const origin = server.resolvedUrls?.local[0] ?? ''
      expect(await get(origin, '/vault.ts?worker_file&type=module')).toMatchObject({
        status: 200,
        policy: DEV_WORKER_POLICY,
      })
      expect((await get(origin, '/main.ts')).policy).toBeNull()
      expect((await get(origin, '/catalog/manifest.json')).status).toBe(200)
      expect((await get(origin, '/catalog/items.ndjson')).status).toBe(404)
    } finally {
      await server.close()
    }
  })
})
