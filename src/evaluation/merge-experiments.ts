/** What many visitors' counts say of an experiment: means and lifts, of arms that enough people are in. Pure. */
import { type ArmCounts, countPerson, type ExperimentCounts, exportCounts, mergeCounts } from './experiment-counts.ts'
import type { CountsFile } from '../contracts/experiment.ts'
import { DocentError } from '../base/docent-error.ts'
import { type Lift, liftOfMeans } from './lift.ts'

type Part = CountsFile['experiments'][number]

/** An arm with enough people. */
export interface ArmResult {
  readonly arm: string
  readonly people: number
  /** A person, by metric. */
  readonly means: Readonly<Record<string, number>>
  /** Over the control, by metric; absent for the control, and where that is held back. */
  readonly lifts?: Readonly<Record<string, Lift>>
}

export interface ExperimentResult {
  readonly experiment: string
  /** The first arm as declared. */
  readonly control: string
  readonly arms: readonly ArmResult[]
  /** Arms of fewer than 20 people, which nothing is said of. */
  readonly suppressed: readonly string[]
  /** Exports of a visitor who is among the others already. */
  readonly again: number
}

/**
 * [RP20] [RP21] One result an experiment, by ascending id. A visitor who handed over twice counts once, by the export that
 * saw more. Errors: `experiment-invalid` where the files declare an experiment's arms differently, or an arm that is none.
 */
export function mergeExperiments(files: readonly CountsFile[]): readonly ExperimentResult[] {
  const byId = new Map<string, Part[]>()
  for (const part of files.flatMap(({ experiments }) => experiments)) {
    const known = byId.get(part.experiment)
    if (known) known.push(part)
    else byId.set(part.experiment, [part])
  }
  return [...byId.values()].map(resultOf).toSorted((a, b) => (a.experiment < b.experiment ? -1 : 1))
}

function resultOf(parts: readonly Part[]): ExperimentResult {
  const declared = parts[0]?.arms ?? []
  const experiment = parts[0]?.experiment ?? ''
  for (const part of parts) checkArms(part, declared)
  const people = new Map<string, Part>()
  for (const part of parts) {
    const known = people.get(part.visitor)
    if (!known || seen(part) > seen(known)) people.set(part.visitor, part)
  }
  const merged = mergeCounts([...people.values()].map(({ arm, metrics }) => countPerson(experiment, arm, metrics)))
  const { arms, suppressed } = exportCounts(withEvery(declared, merged))
  const control = declared[0]?.name ?? ''
  const before = Object.hasOwn(arms, control) ? arms[control] : undefined
  return {
    experiment,
    control,
    arms: declared.flatMap(({ name }) => {
      const counts = Object.hasOwn(arms, name) ? arms[name] : undefined
      if (!counts) return []
      const lifts = before && name !== control ? liftsOf(before, counts) : undefined
      return [{ arm: name, people: counts.people, means: meansOf(counts), ...(lifts ? { lifts } : {}) }]
    }),
    suppressed,
    again: parts.length - people.size,
  }
}

/** Arms that nobody is in are held back like those of a few: whether there is somebody is not said. */
function withEvery(declared: Part['arms'], counts: ExperimentCounts): ExperimentCounts {
  const nobody = declared.map(({ name }): [string, ArmCounts] => [name, { people: 0, metrics: {} }])
  return { ...counts, arms: { ...Object.fromEntries(nobody), ...counts.arms } }
}

/** How much an export has seen: counters only grow. */
function seen({ metrics }: Part): number {
  return (metrics['served'] ?? 0) + (metrics['dwell_seconds'] ?? 0)
}

function checkArms({ experiment, arm, arms }: Part, declared: Part['arms']): void {
  const isSame = JSON.stringify(arms) === JSON.stringify(declared)
  if (isSame && arms.some(({ name }) => name === arm)) return
  const listed = (all: Part['arms']): string => all.map(({ name, share }) => `${name} ${share}`).join(', ')
  throw new DocentError(
    'experiment-invalid',
    `Expected all counts of experiment ${experiment} to be of its arms (${listed(declared)}), found ${isSame ? arm : listed(arms)}. Merge counts of one declaration; a changed one is another experiment, so give it another id.`,
    { experiment },
  )
}

function meansOf({ people, metrics }: ArmCounts): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(metrics).map(([name, { sum }]) => [name, sum / people]))
}

function liftsOf(control: ArmCounts, treatment: ArmCounts): Readonly<Record<string, Lift>> {
  const names = new Set([...Object.keys(control.metrics), ...Object.keys(treatment.metrics)])
  return Object.fromEntries(
    [...names].flatMap((name): [string, Lift][] => {
      const lift = liftOfMeans(control, treatment, name)
      return lift ? [[name, lift]] : []
    }),
  )
}
