/** Spot: where a work hangs on the plan, in metres on its floor. */
export interface Spot {
  readonly contentId: string
  readonly room: string
  readonly floor: string
  readonly x: number
  readonly y: number
}

/** A point of a way on the plan. */
export interface Step {
  readonly floor: string
  readonly x: number
  readonly y: number
}
