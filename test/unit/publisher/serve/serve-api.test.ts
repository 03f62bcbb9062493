import { describe, expect, it } from 'vitest'
import { aCommand } from '../../../builders/a-command.ts'
import { aCommandOutput } from '../../../builders/a-command-output.ts'
import { aFolder } from '../../../builders/a-folder.ts'
import { ask, aServedFolder } from '../../../builders/a-served-folder.ts'
import { fileURLToPath } from 'node:url'
import { findCatalog } from '../../../../src/publisher/serve/find-catalog.ts'
import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'

const CATALOG = fileURLToPath(new URL('../../../browser/catalogs/first/', import.meta.url))
const FIXTURES = new URL('../../../fixtures/payloads/visit.ndjson', import.meta.url)

describe('docent serve --api', () => {
  it('[AP14] recommends from the folder’s catalog beside its files, from what it is told', async () => {
    const { child, says, exited } = aCommand(['serve', CATALOG, '--api', '--port', '0'])
    const said = await says(/docs\n/)
    const [, url = ''] = /at (http:\/\/127\.0\.0\.1:\d+\/),/.exec(said) ?? []
    expect(said).toContain(`${url}recsys/docs`)
    const lines = (await readFile(FIXTURES, 'utf8')).trim().split('\n').slice(0, 4)
    const told = await fetch(`${url}recsys/api/ingest?source=rudderstack`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `[${lines.join(',')}]`,
    })
    expect(await told.json()).toEqual({ normalized: 4, updatedUserIds: ['v-1', 'a-1'], refused: [], folded: [] })
    const list = await fetch(`${url}recsys/api/recommend?user_id=v-1&limit=3`)
    expect(await list.json()).toMatchObject({ userId: 'v-1', strategy: 'cold', items: [{}, {}, {}] })
    expect((await fetch(`${url}recsys/api/features?user_id=v-1`)).status).toBe(200)
    expect((await ask(url, '/manifest.json')).headers['etag']).toBeDefined()
    expect((await ask(url, '/recsysx')).headers['content-type']).toContain('text/plain')
    child.kill('SIGTERM')
    expect(await exited).toMatchObject({ code: 0, stderr: '' })
  })

  it('[AP14] finds the catalog of an app, and says where it looked when there is none', async () => {
    const app = await aFolder({ 'index.html': '<!doctype html>', 'catalog/manifest.json': '{}' })
    expect(await findCatalog(app)).toBe(join(app, 'catalog'))
    const folder = await aFolder({ 'index.html': '<!doctype html>' })
    const output = aCommandOutput(folder)
    expect(await runCommandLine(['serve', '.', '--api', '--port', '0'], output)).toBe(1)
    expect(output.told()).toContain('Expected manifest.json in')
    expect(output.told()).toContain('catalog, found none')
  })

  it('[AP14] without --api has nothing there, and logs nothing', async () => {
    const { told, ask: asked } = await aServedFolder(CATALOG)
    const answer = await asked('/recsys/api/recommend?user_id=secret')
    expect([answer.status, answer.headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8'])
    expect(told).toEqual([])
  })
})
