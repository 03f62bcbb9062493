/** The venue's prior: what the visits that ended taught, capped, so that it survives visitors and no visitor survives in it. */
import { type BanditState, emptyBanditState } from './bandit-state.ts'
import { migrateBanditState } from './migrate-bandit-state.ts'

/** [BD14] Weight that one visit can add: about the slots of two long visits. No visitor decides for those after. */
const VISIT_WEIGHT_CAP = 20
/** [BD15] Weight up to which the venue counts in full: beyond it a visitor's own rewards would no longer be heard. */
const VENUE_WEIGHT_CAP = 50
/** [BD14] What the venue's evidence still weighs after another visit: half of it after 693 visits. */
const KEPT_A_VISIT = 0.999

/**
 * [BD14] The venue's state with the evidence of a visit that ended; a visit that taught nothing leaves it as it is.
 * Evidence is added, so the order of visits matters by forgetting alone. Features: the venue is carried over to the
 * visit's, its migrations kept; the visit's own migrations are not.
 */
export function addVisit(venue: BanditState | undefined, visit: BanditState, at: number): BanditState {
  const before = migrateBanditState(venue ?? emptyBanditState(visit.features), visit.features, at)
  if (visit.weight <= 0) return before
  const part = Math.min(1, VISIT_WEIGHT_CAP / visit.weight)
  const add = (one: number, other: number | undefined): number => KEPT_A_VISIT * one + part * (other ?? 0)
  return {
    ...before,
    gram: before.gram.map((entry, index) => add(entry, visit.gram[index])),
    moment: before.moment.map((entry, index) => add(entry, visit.moment[index])),
    weight: add(before.weight, visit.weight),
    updates: before.updates + visit.updates,
  }
}

/** [BD15] The part of the venue's evidence that counts under a visitor's own, in [0, 1]: at most a weight of 50. */
export function venuePart({ weight }: BanditState): number {
  return weight <= VENUE_WEIGHT_CAP ? 1 : VENUE_WEIGHT_CAP / weight
}
