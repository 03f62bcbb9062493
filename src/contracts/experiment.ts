/** Experiments: what an app declares, what a device says of its own part in them, and what a person may hand over. */
import * as z from 'zod/mini'
import type { RecConfigInput } from './rec-config.ts'

/** Names become fields of objects, so none may be one that every object has. */
const Name = z.string().check(
  z.regex(/^[\w.-]{1,100}$/, 'letters, digits, "_", "." and "-", at most 100'),
  z.refine((name) => !(name in Object.prototype), 'a name that is not a reserved word'),
)
const Share = z.number().check(z.positive(), z.lte(1))

/** Running side by side on one device. Docent's own. */
const MOST_EXPERIMENTS = 20

/**
 * `arms`: at least two, the first is the control; their shares sum to 1. `config` is laid over that of createDocent; the
 * control's is mostly left out. `features`: profile features whose value is counted beside the other metrics.
 */
export const Experiment = z.readonly(
  z.strictObject({
    id: Name,
    arms: z.readonly(
      z
        .array(z.readonly(z.strictObject({ name: Name, share: Share, config: z.optional(z.custom<RecConfigInput>()) })))
        .check(z.minLength(2)),
    ),
    features: z.optional(z.readonly(z.array(z.string()))),
  }),
)
export type Experiment = z.infer<typeof Experiment>

/** Those of one createDocent call. */
export const Experiments = z.readonly(z.array(Experiment).check(z.maxLength(MOST_EXPERIMENTS)))

/** Figures of one visitor by metric: served, engaged, completed, dwell_seconds, and the experiment's features. */
export type ArmMetrics = Readonly<Record<string, number>>

/** How this device takes part in one experiment. */
export interface ExperimentStatus {
  readonly id: string
  /** This visitor's arm. */
  readonly arm: string
  readonly arms: readonly { readonly name: string; readonly share: number }[]
  /** Epoch ms: what happened before does not count. */
  readonly since: number
  readonly metrics: ArmMetrics
}

/** What the file calls itself. */
export const COUNTS_FORMAT = 'docent-experiment-counts'

/**
 * One visitor's counts, as a curator merges them with others'. `visitor` is a random word, drawn for this experiment on
 * this device and erased with the visitor's data: it tells an export that was handed over twice, and nothing else.
 */
export const CountsFile = z.readonly(
  z.strictObject({
    format: z.literal(COUNTS_FORMAT),
    schemaVersion: z.literal(1),
    note: z.string(),
    experiments: z.readonly(
      z.array(
        z.readonly(
          z.strictObject({
            experiment: Name,
            visitor: z.string().check(z.regex(/^[0-9a-f-]{8,64}$/, 'a random word of hex digits')),
            arms: z.readonly(z.array(z.readonly(z.strictObject({ name: Name, share: Share }))).check(z.minLength(2))),
            arm: Name,
            metrics: z.readonly(z.record(z.string(), z.number())),
          }),
        ),
      ),
    ),
  }),
)
export type CountsFile = z.infer<typeof CountsFile>
