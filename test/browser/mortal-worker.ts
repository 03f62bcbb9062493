/** Workers that tests can kill, and the waiting for what becomes of it. */
import type { Docent, VaultState } from '../../src/index.ts'
import { vi } from 'vitest'

export type Fault = 'throw' | 'close' | 'hang'

export interface MortalWorkers {
  /** For createDocent. */
  readonly worker: () => Worker
  /** How many were started. */
  started(): number
  /** Makes the newest one fail. */
  fail(fault: Fault): void
}

export function mortalWorkers(): MortalWorkers {
  const workers: Worker[] = []
  return {
    worker: () => {
      const worker = new Worker(new URL('./workers/mortal.worker.ts', import.meta.url), { type: 'module' })
      workers.push(worker)
      return worker
    },
    started: () => workers.length,
    fail: (fault) => workers.at(-1)?.postMessage(fault),
  }
}

/** Longer than two missed heartbeats and a start on a busy machine. */
const PATIENCE = { timeout: 25_000, interval: 50 }

/** Settles when the client's vault is in the state; rejects when it does not get there. */
export async function becomes(docent: Docent, state: VaultState, deaths: number): Promise<void> {
  await vi.waitFor(async () => {
    const health = await docent.health()
    if (health.state !== state || health.deaths !== deaths) throw new Error(`${health.state}, ${health.deaths} deaths`)
  }, PATIENCE)
}
