/** Runs a long computation a slice at a time, so that a worker answers other messages between. */

/** Ms of one slice: two frames of a display, so nobody notices that a verb waited. */
const SLICE_MS = 30

/**
 * The value that the steps end with. `onStep` hears of the last step of each slice, and of the very last; what it throws
 * is not caught. Errors: those of the steps.
 */
export async function inSlices<Step, Value>(
  steps: Iterator<Step, Value>,
  onStep: (step: Step) => void,
  sliceMs: number = SLICE_MS,
): Promise<Value> {
  let endsAt = performance.now() + sliceMs
  let last: Step | undefined
  for (;;) {
    const step = steps.next()
    if (step.done === true) {
      if (last !== undefined) onStep(last)
      return step.value
    }
    last = step.value
    if (performance.now() < endsAt) continue
    onStep(last)
    last = undefined
    await new Promise((resolve) => setTimeout(resolve))
    endsAt = performance.now() + sliceMs
  }
}
