/** What an experiment counted: sums that can be added up over devices, and that leave one only for enough people. */
import { DocentError } from '../base/docent-error.ts'

/** Sums over the people of an arm of one figure a person, and of its square: all that a mean and its error need. */
export interface MetricSums {
  readonly sum: number
  readonly sumSquares: number
}

export interface ArmCounts {
  readonly people: number
  /** By metric name; every person of the arm has a value, 0 where nothing happened. */
  readonly metrics: Readonly<Record<string, MetricSums>>
}

export interface ExperimentCounts {
  readonly schemaVersion: 1
  readonly experiment: string
  /** By arm name. */
  readonly arms: Readonly<Record<string, ArmCounts>>
}

/** What may leave a device. */
export interface CountsExport extends ExperimentCounts {
  /** Arms held back, by name, ascending: how many they have is not said. */
  readonly suppressed: readonly string[]
}

/** Fewest people of which figures may leave a device. Source: decisions, feed: aggregates of fewer than 20 never ship. */
export const FEWEST_PEOPLE = 20

/** One person's figures (each finite) as counts, to be merged with others'. */
export function countPerson(
  experiment: string,
  arm: string,
  values: Readonly<Record<string, number>>,
): ExperimentCounts {
  const metrics = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { sum: value, sumSquares: value * value }]),
  )
  return { schemaVersion: 1, experiment, arms: { [arm]: { people: 1, metrics } } }
}

/**
 * The counts of all parts together, in any order the same up to rounding; at least one part. A metric that an arm of one
 * part lacks counts 0 for its people. Errors: `evaluation-invalid` for none, or parts of different experiments or versions.
 */
export function mergeCounts(parts: readonly ExperimentCounts[]): ExperimentCounts {
  const [first] = parts
  if (first === undefined)
    throw new DocentError('evaluation-invalid', 'Expected counts to merge, found none. Name at least one export.')
  const other = parts.find(
    ({ experiment, schemaVersion }) => experiment !== first.experiment || schemaVersion !== first.schemaVersion,
  )
  if (other !== undefined)
    throw new DocentError(
      'evaluation-invalid',
      `Expected counts of experiment ${first.experiment} (version 1), found ${other.experiment} ` +
        `(version ${other.schemaVersion}). Merge each experiment apart.`,
      { expected: first.experiment, found: other.experiment },
    )
  const arms: Record<string, ArmCounts> = {}
  for (const part of parts)
    for (const [name, counts] of Object.entries(part.arms)) arms[name] = mergeArms(arms[name], counts)
  return { schemaVersion: 1, experiment: first.experiment, arms }
}

/** The counts without the arms of fewer than `fewest` people; a lower bound than `FEWEST_PEOPLE` is not granted. */
export function exportCounts(counts: ExperimentCounts, fewest: number = FEWEST_PEOPLE): CountsExport {
  const bound = Math.max(fewest, FEWEST_PEOPLE)
  const arms = Object.entries(counts.arms)
  return {
    schemaVersion: 1,
    experiment: counts.experiment,
    arms: Object.fromEntries(arms.filter(([, { people }]) => people >= bound)),
    suppressed: arms.flatMap(([name, { people }]) => (people < bound ? [name] : [])).toSorted(),
  }
}

function mergeArms(a: ArmCounts | undefined, b: ArmCounts): ArmCounts {
  if (a === undefined) return b
  const metrics: Record<string, MetricSums> = { ...a.metrics }
  for (const [name, { sum, sumSquares }] of Object.entries(b.metrics))
    metrics[name] = {
      sum: sum + (metrics[name]?.sum ?? 0),
      sumSquares: sumSquares + (metrics[name]?.sumSquares ?? 0),
    }
  return { people: a.people + b.people, metrics }
}
