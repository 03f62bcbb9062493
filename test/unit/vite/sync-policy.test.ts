import { describe, expect, it } from 'vitest'
import { closesEveryWayOut } from '../../../src/workers/policy.ts'
import { headersFile, headersFor, isSyncWorker, SYNC_POLICY, WORKER_POLICY } from '../../../src/vite/policies.ts'

describe('the policy of the sync worker', () => {
  it('[VT10] lets it reach its own origin, and closes everything else', () => {
    expect(SYNC_POLICY).toContain("connect-src 'self'")
    expect(closesEveryWayOut(SYNC_POLICY)).toBe(false)
    expect(closesEveryWayOut(SYNC_POLICY.replace("connect-src 'self'", "connect-src 'none'"))).toBe(true)
  })

  it.each([
    ['sync.ts', true],
    ['/src/sync.ts', true],
    ['sync', true],
    ['sync-worker.js', true],
    ['async.ts', false],
    ['synced.ts', false],
    ['vault.ts', false],
    ['sync/vault.ts', false],
  ])('[VT10] is for files that are called so: %s', (name, expected) => {
    expect(isSyncWorker(name)).toBe(expected)
  })

  it('[VT10] is given by its folder, and never together with that of the others', () => {
    expect(headersFor('/sync-workers/sync-1a2b.js')['Content-Security-Policy']).toBe(SYNC_POLICY)
    expect(headersFor('/workers/vault-1a2b.js')['Content-Security-Policy']).toBe(WORKER_POLICY)
    expect(headersFile('/museum/')).toContain(`/museum/sync-workers/*\n`)
  })
})
