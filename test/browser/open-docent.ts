/** Opens clients for tests over databases of their own, and clears up after them. */
import { createDocent, type Docent, type DocentOptions } from '../../src/index.ts'
import { afterEach, vi } from 'vitest'
import { deleteRaw } from '../contract/raw-idb.ts'

export const FIRST_EDITION = '/test/browser/catalogs/first/'
export const SECOND_EDITION = '/test/browser/catalogs/second/'

const PREFIX = 'docent-test-'
const opened: Docent[] = []

/** A database name that no other test has. */
export function aDatabase(): string {
  return PREFIX + crypto.randomUUID()
}

export function vaultWorker(): Worker {
  return new Worker(new URL('./workers/vault.worker.ts', import.meta.url), { type: 'module' })
}

/** A client with the first edition and a worker as an app has it; `options` win. Closed when the test ends. */
export async function openDocent(options: Partial<DocentOptions> = {}): Promise<Docent> {
  const docent = await createDocent({
    catalog: FIRST_EDITION,
    worker: vaultWorker,
    database: aDatabase(),
    ...options,
  })
  opened.push(docent)
  return docent
}

/** Settles when the device holds the catalog: it is kept beside the first list, which does not wait for it. */
export async function whenKept(docent: Docent): Promise<void> {
  await vi.waitFor(
    async () => {
      const { catalog } = await docent.health()
      if (!catalog?.vectorsIn) throw new Error('The catalog is not kept yet.')
    },
    { timeout: 20_000, interval: 20 },
  )
}

/** Call once in a test file: closes clients, deletes databases and what pages kept. */
export function clearUpAfterEach(): void {
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((docent) => docent.close()))
    for (const { name } of await indexedDB.databases()) if (name?.startsWith(PREFIX)) await deleteRaw(name)
    localStorage.clear()
  })
}
