/** Who gets which arm of an experiment: decided by a hash on the device, the same every time, known to nobody else. */
import { DocentError } from '../base/docent-error.ts'
import { stableHash } from '../base/random.ts'

export interface Experiment {
  /** Its name; the same visitor's arms in two experiments have nothing to do with each other. */
  readonly id: string
  /** At least one; shares in (0, 1] that sum to 1. The first is the control. */
  readonly arms: readonly { readonly name: string; readonly share: number }[]
}

/** Shares are decimal fractions: .1 ten times is not quite 1. */
const SHARE_ROUNDING = 1e-9
/** Number of values of a 32-bit hash. */
const HASH_RANGE = 2 ** 32

/**
 * The arm of a pseudonymous visitor: the hash of the id under the hash of the experiment, as a number in [0, 1), falls
 * into the arms' shares laid end to end. Raising the share of the last arm moves nobody between the others.
 * Errors: `options-invalid` for an experiment without arms, shares that are not in (0, 1] or do not sum to 1, or two
 * arms of one name.
 */
export function armOf(userId: string, experiment: Experiment): string {
  requireExperiment(experiment)
  const place = stableHash(userId, stableHash(experiment.id)) / HASH_RANGE
  let end = 0
  for (const { name, share } of experiment.arms) {
    end += share
    if (place < end) return name
  }
  return experiment.arms.at(-1)?.name ?? '' // The shares sum to a hair less than 1, and this visitor fell into the hair.
}

function requireExperiment({ id, arms }: Experiment): void {
  const total = arms.reduce((sum, { share }) => sum + share, 0)
  const bad = arms.find(({ share }) => !(share > 0 && share <= 1))
  const names = new Set(arms.map(({ name }) => name))
  if (bad === undefined && Math.abs(total - 1) <= SHARE_ROUNDING && names.size === arms.length) return
  const found =
    bad !== undefined
      ? `the share ${bad.share} for ${bad.name}`
      : names.size < arms.length
        ? 'a name twice'
        : `${total}`
  throw new DocentError(
    'options-invalid',
    `Expected experiment ${id} to have arms of different names with shares above 0 that sum to 1, found ${found}. Mend its arms.`,
    { experiment: id },
  )
}
