/** A visitor's part in the experiments of their device: to look at, and to hand over. */
import { type ArmRecords, metricsOf, settleArms } from './arm-counters.ts'
import { COUNTS_FORMAT, type CountsFile, type ExperimentStatus } from '../../contracts/experiment.ts'
import type { AssignedArm } from './assign-arms.ts'
import type { Engine } from '../engine.ts'
import type { FeatureStore } from '../../ports/feature-store.ts'
import type { RecConfig } from '../../contracts/rec-config.ts'
import { visitorLog } from '../visitor-log.ts'

export interface ExperimentNeeds {
  readonly store: FeatureStore
  /** Without any arm's. */
  readonly config: RecConfig
}

/** What the file says to whoever opens it. */
const NOTE =
  'Counts of one visitor, handed over by themselves; no content, no event and no name is among them. One visitor says ' +
  'nothing: merge many with "docent experiments merge", which leaves out every arm of fewer than 20.'

export interface ExperimentsView {
  readonly statuses: readonly ExperimentStatus[]
  /** [RP20] */
  readonly file: CountsFile
}

/** [RP19] The visitor joins, where this is new. Error: `storage-failed`. */
export async function joinExperiments(
  engine: Engine,
  userId: string,
  assigned: readonly AssignedArm[],
  { store, config }: ExperimentNeeds,
): Promise<ArmRecords> {
  const log = await visitorLog(engine, userId)
  const { components } = engine.parts()
  const now = components.clock.now()
  const newId = (): string => components.newId()
  return settleArms(userId, assigned, { store, catalog: engine.catalog, config, log, now, newId })
}

/** [RP18] [RP20] In the order of the experiments; a feature that is a word, or of which nothing is known, is left out. */
export async function viewExperiments(
  engine: Engine,
  userId: string,
  assigned: readonly AssignedArm[],
  needs: ExperimentNeeds,
): Promise<ExperimentsView> {
  const records = await joinExperiments(engine, userId, assigned, needs)
  const log = await visitorLog(engine, userId)
  const usesFeatures = assigned.some(({ experiment }) => experiment.features?.length)
  const features = usesFeatures ? (await engine.features(userId, { peek: true })).features : []
  const parts = assigned.flatMap(({ experiment, arm }) => {
    const record = records[experiment.id]
    if (!record) return []
    const counted = metricsOf(record, { catalog: engine.catalog, config: needs.config, log })
    const values = features.flatMap(({ name, value }): [string, number][] =>
      experiment.features?.includes(name) && typeof value === 'number' ? [[name, value]] : [],
    )
    const metrics = { ...counted, ...Object.fromEntries(values) }
    const arms = experiment.arms.map(({ name, share }) => ({ name, share }))
    return [{ id: experiment.id, arm, arms, since: record.since, metrics, visitor: record.visitor }]
  })
  return {
    statuses: parts.map(({ id, arm, arms, since, metrics }) => ({ id, arm, arms, since, metrics })),
    file: {
      format: COUNTS_FORMAT,
      schemaVersion: 1,
      note: NOTE,
      experiments: parts.map(({ id, visitor, arms, arm, metrics }) => ({
        experiment: id,
        visitor,
        arms,
        arm,
        metrics,
      })),
    },
  }
}
