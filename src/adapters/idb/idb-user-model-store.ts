/** UserModelStore in IndexedDB. Signals can be rebuilt from the events, so a save does not wait for the disk. */
import type { IdbConnection } from './idb-connection.ts'
import { seal, shapeOf, unseal } from './sealed-record.ts'
import { SECOND_MS } from '../../base/time.ts'
import type { UserModelStore } from '../../ports/user-model-store.ts'
import { SIGNALS_VERSION, type UserSignals } from '../../contracts/user-signals.ts'

export interface IdbUserModelStore extends UserModelStore {
  /** Stored signals that did not parse, since the store was opened. */
  corruptCount(): number
}

/** What JSON has no form of its own for. */
type VectorField = 'tasteVector' | 'queryVector'

/** The signals as JSON can hold them. */
interface SavedModel {
  /** Epoch ms. */
  readonly savedAt: number
  readonly signals: Omit<UserSignals, VectorField> & Readonly<Record<VectorField, readonly number[] | null>>
}

/** The checksum proves that the rest is what was saved; the version proves that this build knows how. */
const savedModel = shapeOf((value): value is SavedModel => versionOf(value) === SIGNALS_VERSION)

/** What an earlier or later build saved, whole as it is. */
const otherVersion = shapeOf((value): value is object => {
  const version = versionOf(value)
  return Number.isSafeInteger(version) && version !== SIGNALS_VERSION
})

/** Over an open connection; signals live `ttlSeconds`. Errors of every call: `storage-failed`. */
export function createIdbUserModelStore(connection: IdbConnection, ttlSeconds: number): IdbUserModelStore {
  let corrupt = 0
  return {
    async getSignals(userId, now) {
      const record = await connection.read(['models'], (reading) => reading.objectStore('models').get(userId))
      if (record === undefined) return undefined
      const saved = unseal(savedModel, record)
      if (saved?.signals.userId !== userId) {
        if (!unseal(otherVersion, record)) corrupt++
        // Not set aside: the events that it was made of are still there, and the engine rebuilds it from them.
        await connection.write(['models'], 'relaxed', (writing) => writing.objectStore('models').delete(userId))
        return undefined
      }
      // Either way: signals saved before the clock was set back would otherwise live for as long as it was wrong.
      if (Math.abs(now - saved.savedAt) >= ttlSeconds * SECOND_MS) return undefined
      const { tasteVector, queryVector } = saved.signals
      return {
        ...saved.signals,
        tasteVector: tasteVector && Float64Array.from(tasteVector),
        queryVector: queryVector && Float64Array.from(queryVector),
      }
    },

    async saveSignals(signals, now) {
      const tasteVector = signals.tasteVector && Array.from(signals.tasteVector)
      const queryVector = signals.queryVector && Array.from(signals.queryVector)
      const record = seal({ savedAt: now, signals: { ...signals, tasteVector, queryVector } })
      await connection.write(['models'], 'relaxed', (writing) =>
        writing.objectStore('models').put(record, signals.userId),
      )
    },

    async clear(userId) {
      await connection.write(['models'], 'strict', (writing) => writing.objectStore('models').delete(userId))
    },

    corruptCount: () => corrupt,
    close: () => undefined,
  }
}

/** The version of the signals in a saved model; undefined for whatever is none. */
function versionOf(value: unknown): unknown {
  const signals: unknown = isObject(value) && Number.isFinite(value['savedAt']) ? value['signals'] : undefined
  return isObject(signals) ? signals['schemaVersion'] : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
