import { describe, expect, it } from 'vitest'
import { ActiveTime } from '../../../src/client/active-time.ts'

describe('active time', () => {
  it('[CL11] runs from the start for 30 s, as opening the page is an input', () => {
    const active = new ActiveTime(1000, true)
    expect([1000, 11_000, 31_000, 500_000].map((now) => active.at(now))).toEqual([0, 10_000, 30_000, 30_000])
  })

  it('[CL11] runs on with every input, and leaves out the idle time before it', () => {
    const active = new ActiveTime(0, true)
    active.input(20_000)
    expect(active.at(50_000)).toBe(50_000)
    active.input(100_000)
    expect(active.at(100_000)).toBe(50_000)
    expect(active.at(110_000)).toBe(60_000)
  })

  it('[CL11] stands still while the page is hidden, inputs or not', () => {
    const active = new ActiveTime(0, true)
    active.setVisible(false, 5000)
    active.input(6000)
    expect(active.at(20_000)).toBe(5000)
    active.setVisible(true, 20_000)
    expect(active.at(25_000)).toBe(10_000)
    expect(active.at(90_000)).toBe(21_000)
  })

  it('[CL11] begins at 0 on a page that was opened in the background', () => {
    const active = new ActiveTime(0, false)
    expect(active.at(10_000)).toBe(0)
    active.setVisible(true, 10_000)
    expect(active.at(12_000)).toBe(2000)
  })

  it('[CL11] never falls when the clock does', () => {
    const active = new ActiveTime(1000, true)
    active.input(2000)
    expect(active.at(500)).toBe(1000)
  })
})
