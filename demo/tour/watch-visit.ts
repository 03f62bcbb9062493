/**
 * Plays a visit on the real page: a pointer goes to each button and presses it, the page's own clock runs, and what is
 * learned is learned. Escape, the stop button or a touch of the page stops it.
 */
import type { App } from '../page/app.ts'
import { closeWhy } from '../actions/ask-why.ts'
import { clearSearch } from '../actions/search-works.ts'
import { closeWork } from '../actions/read-work.ts'
import { type Step, visitScript } from './visit-script.ts'
import { TourPointer } from './tour-pointer.ts'

const SECOND_MS = 1000
/** Time for the pointer to arrive and be seen before it presses. */
const AIM_MS = 900

let stopPlaying: (() => void) | undefined

/** Starts a visit from the wall; does nothing while one is playing. */
export async function watchVisit(app: App): Promise<void> {
  if (stopPlaying) return
  const stopped = new AbortController()
  stopPlaying = () => stopped.abort()
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') stopped.abort()
  }
  document.addEventListener('keydown', onKey, { capture: true })
  const pointer = new TourPointer(document)
  try {
    startFromWall(app)
    for (const step of visitScript) {
      if (stopped.signal.aborted) break
      await play(app, step, pointer, stopped.signal)
    }
  } finally {
    document.removeEventListener('keydown', onKey, { capture: true })
    pointer.remove()
    stopPlaying = undefined
    app.update({ tour: undefined })
  }
}

export function stopVisit(): void {
  stopPlaying?.()
}

function startFromWall(app: App): void {
  closeWhy(app)
  closeWork(app)
  clearSearch(app)
  location.hash = ''
  app.update({ tour: { caption: 'A visit begins.' }, similar: undefined })
  scrollTo({ top: 0 })
}

/** A step whose button is not there is passed over: the page may have nothing to press, and that is no failure. */
async function play(
  app: App,
  { caption, press, staySeconds }: Step,
  pointer: TourPointer,
  signal: AbortSignal,
): Promise<void> {
  app.update({ tour: { caption } })
  const target = press === undefined ? undefined : document.querySelector<HTMLElement>(press)
  if (target) {
    target.scrollIntoView({ block: 'center', behavior: 'instant' })
    pointer.goTo(target)
    await pause(AIM_MS, signal)
    if (signal.aborted) return
    pointer.press()
    target.click()
  }
  await pause(staySeconds * SECOND_MS, signal)
}

/** Resolves after `ms`, or at once when stopped. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
