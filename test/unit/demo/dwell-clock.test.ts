import { describe, expect, it } from 'vitest'
import { DwellClock, type LookedAt } from '../../../demo/work/dwell-clock.ts'

/** A page that the test hides, shows and touches, with a clock that it moves. */
function aPage() {
  let now = 0
  const target = new EventTarget()
  let visibilityState: DocumentVisibilityState = 'visible'
  const page: LookedAt = {
    get visibilityState() {
      return visibilityState
    },
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  }
  return {
    clock: new DwellClock(page, () => now),
    pass: (seconds: number) => {
      now += seconds * 1000
    },
    touch: () => target.dispatchEvent(new Event('pointerdown')),
    turn: (state: DocumentVisibilityState) => {
      visibilityState = state
      target.dispatchEvent(new Event('visibilitychange'))
    },
  }
}

describe('the clock of an open work', () => {
  it('[PG2] counts while the page is visible', () => {
    const { clock, pass } = aPage()
    pass(12.5)
    expect(clock.paused).toBe(false)
    expect(clock.seconds()).toBe(12.5)
    expect(clock.stop()).toBe(12.5)
  })

  it('[PG2] adds nothing for a tab that was hidden for an hour', () => {
    const { clock, pass, turn } = aPage()
    pass(10)
    turn('hidden')
    pass(3600)
    expect(clock.paused).toBe(true)
    expect(clock.seconds()).toBe(10)
    turn('visible')
    pass(5)
    expect(clock.seconds()).toBe(15)
  })

  it('[PG2] waits after a minute without a stir, and goes on with the next one', () => {
    const { clock, pass, touch } = aPage()
    pass(20)
    touch()
    pass(300)
    expect(clock.paused).toBe(true)
    expect(clock.seconds()).toBe(80)
    touch()
    pass(7)
    expect(clock.paused).toBe(false)
    expect(clock.seconds()).toBe(87)
  })

  it('[PG2] counts nothing more once it was stopped in a hidden tab', () => {
    const { clock, pass, turn } = aPage()
    pass(4)
    turn('hidden')
    pass(50)
    expect(clock.stop()).toBe(4)
    turn('visible')
    pass(50)
    expect(clock.seconds()).toBe(4)
  })
})
