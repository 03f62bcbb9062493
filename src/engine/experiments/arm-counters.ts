/** ArmCounters: what a device keeps of a visitor's part in experiments: counters of what the log no longer holds. */
import { addMetrics, countLog } from './count-log.ts'
import type { AssignedArm } from './assign-arms.ts'
import type { ArmMetrics } from '../../contracts/experiment.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { DAY_MS } from '../../base/time.ts'
import type { FeatureStore, StoredState } from '../../ports/feature-store.ts'
import type { RecConfig } from '../../contracts/rec-config.ts'
import type { VisitorLog } from '../visitor-log.ts'

const KEY = 'experiments'
const VERSION = 1

/** [RP19] What is older is counted for good: events that come later than this after they happened are not counted. */
const LATE_MS = DAY_MS

/** One experiment's part. */
export interface ArmRecord {
  readonly arm: string
  /** Random, of this experiment alone. */
  readonly visitor: string
  /** Epoch ms: when this visitor came into the arm. */
  readonly since: number
  /** Epoch ms: up to here the log is in `counted`. */
  readonly countedUntil: number
  readonly counted: ArmMetrics
}

export type ArmRecords = Readonly<Record<string, ArmRecord>>

export interface CountNeeds {
  readonly store: FeatureStore
  readonly catalog: ContentStore
  /** Without any arm's. */
  readonly config: RecConfig
  readonly log: Pick<VisitorLog, 'events' | 'served'>
  readonly now: number
  /** A new random word of hex digits. */
  readonly newId: () => string
}

/**
 * [RP19] The records of the arms that a visitor is in, counted up to a day ago and stored: each event is counted once,
 * also when the log has let go of it, and by whichever tab comes first. One who comes into another arm starts anew.
 * Errors: `storage-failed`.
 */
export async function settleArms(
  userId: string,
  assigned: readonly AssignedArm[],
  { store, catalog, config, log, now, newId }: CountNeeds,
): Promise<ArmRecords> {
  const before = recordsOf(await store.get(userId, KEY))
  const until = now - LATE_MS
  const after: Record<string, ArmRecord> = {}
  for (const { experiment, arm } of assigned) {
    const known = before[experiment.id]
    const record = known?.arm === arm ? known : { arm, visitor: newId(), since: now, countedUntil: now, counted: {} }
    if (record.countedUntil >= until) after[experiment.id] = record
    else {
      const counted = countLog(log, { from: record.countedUntil, until }, catalog, config)
      after[experiment.id] = { ...record, countedUntil: until, counted: addMetrics(record.counted, counted) }
    }
  }
  if (JSON.stringify(after) !== JSON.stringify(before)) await store.put(userId, KEY, storedOf(after))
  return after
}

/** The figures of a record and of the log since. */
export function metricsOf(
  { countedUntil, counted }: ArmRecord,
  { catalog, config, log }: Pick<CountNeeds, 'catalog' | 'config' | 'log'>,
): ArmMetrics {
  return addMetrics(counted, countLog(log, { from: countedUntil, until: Infinity }, catalog, config))
}

function storedOf(records: ArmRecords): StoredState {
  const value = Object.fromEntries(
    Object.entries(records).map(([id, { counted, ...record }]) => [id, { ...record, counted: { ...counted } }]),
  )
  return { version: VERSION, value }
}

/** None where the stored state is of another version or form. */
function recordsOf(stored: StoredState | undefined): ArmRecords {
  const value: unknown = stored?.version === VERSION ? stored.value : undefined
  const records = Object.entries(isObject(value) ? value : {})
  return Object.fromEntries(records.flatMap(([id, one]): [string, ArmRecord][] => (isRecord(one) ? [[id, one]] : [])))
}

function isRecord(value: unknown): value is ArmRecord {
  if (!isObject(value)) return false
  const { arm, visitor, since, countedUntil, counted } = value
  return (
    typeof arm === 'string' &&
    typeof visitor === 'string' &&
    Number.isFinite(since) &&
    Number.isFinite(countedUntil) &&
    isObject(counted) &&
    Object.values(counted).every(Number.isFinite)
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
