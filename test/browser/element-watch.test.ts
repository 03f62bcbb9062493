/** Impressions and dwell from real elements in a real viewport; only the clock is turned by hand. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ElementWatch, type ObserveOptions } from '../../src/client/element-watch.ts'

type Report = readonly unknown[]

let watch: ElementWatch
let reports: Report[]
let visibility: DocumentVisibilityState

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  visibility = 'visible'
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility })
  reports = []
  watch = new ElementWatch({
    impression: ({ contentId, recommId }) => reports.push(['impression', contentId, recommId]),
    look: ({ contentId }, seconds, endReason) => reports.push(['look', contentId, seconds, endReason]),
  })
})

afterEach(() => {
  watch.close()
  document.body.replaceChildren()
  Reflect.deleteProperty(document, 'visibilityState')
  vi.useRealTimers()
})

/** Settles when the browser has laid out and told its observers. */
function nextFrames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}

/** An element, in view unless `top` says otherwise. */
function anElement(top = '0px', height = '100px'): HTMLElement {
  const element = document.createElement('article')
  element.style.cssText = `position: absolute; top: ${top}; left: 0; width: 100px; height: ${height}`
  document.body.append(element)
  return element
}

async function observe(element: Element, options: Partial<ObserveOptions> = {}): Promise<(reason?: 'link') => void> {
  const unobserve = watch.observe(element, { contentId: '7', ...options })
  await nextFrames()
  return unobserve
}

function setVisibility(state: DocumentVisibilityState): void {
  visibility = state
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('an observed element', () => {
  it('[CL12] makes an impression after one second in view, not before', async () => {
    await observe(anElement(), { recommId: 'r' })
    vi.advanceTimersByTime(999)
    expect(reports).toEqual([])
    vi.advanceTimersByTime(1)
    expect(reports).toEqual([['impression', '7', 'r']])
    vi.advanceTimersByTime(60_000)
    expect(reports).toHaveLength(1)
  })

  it('[CL12] gives its look when it is no longer observed, with how it ended', async () => {
    const unobserve = await observe(anElement())
    vi.advanceTimersByTime(12_500)
    unobserve('link')
    unobserve('link')
    expect(reports).toEqual([
      ['impression', '7', undefined],
      ['look', '7', 12.5, 'link'],
    ])
  })

  it('[CL12] gives nothing at all in less than a second', async () => {
    const unobserve = await observe(anElement())
    vi.advanceTimersByTime(900)
    unobserve()
    vi.advanceTimersByTime(5000)
    expect(reports).toEqual([])
  })

  it('[CL12] gives nothing out of view, or with less than half of it in view', async () => {
    const below = await observe(anElement('200vh'))
    const peeking = await observe(anElement('-60px'), { contentId: '8' })
    vi.advanceTimersByTime(5000)
    below()
    peeking()
    expect(reports).toEqual([])
  })

  it('[CL12] counts as in view when it fills half of the screen, however tall it is', async () => {
    const unobserve = await observe(anElement('0px', '500vh'))
    vi.advanceTimersByTime(4000)
    unobserve()
    expect(reports).toEqual([
      ['impression', '7', undefined],
      ['look', '7', 4, undefined],
    ])
  })

  it('[CL12] adds up the time in view of one look, and must be in view a second at a stretch to be seen', async () => {
    const element = anElement()
    const unobserve = await observe(element)
    for (let glance = 0; glance < 3; glance++) {
      vi.advanceTimersByTime(600)
      element.style.top = '200vh'
      await nextFrames()
      vi.advanceTimersByTime(5000)
      element.style.top = '0px'
      await nextFrames()
    }
    expect(reports).toEqual([])
    vi.advanceTimersByTime(2000)
    unobserve()
    expect(reports).toEqual([
      ['impression', '7', undefined],
      ['look', '7', 3.8, undefined],
    ])
  })

  it('[CL11] does not count time in which the visitor did nothing for more than 30 s', async () => {
    const unobserve = await observe(anElement())
    vi.advanceTimersByTime(50_000)
    dispatchEvent(new Event('pointermove'))
    vi.advanceTimersByTime(5000)
    unobserve()
    expect(reports.at(-1)).toEqual(['look', '7', 35, undefined])
  })

  it('[CL12] ends its look when the page is hidden and begins another when it is seen again', async () => {
    const unobserve = await observe(anElement())
    vi.advanceTimersByTime(5000)
    setVisibility('hidden')
    vi.advanceTimersByTime(60_000)
    setVisibility('visible')
    dispatchEvent(new Event('keydown'))
    vi.advanceTimersByTime(3000)
    unobserve()
    expect(reports).toEqual([
      ['impression', '7', undefined],
      ['look', '7', 5, undefined],
      ['impression', '7', undefined],
      ['look', '7', 3, undefined],
    ])
  })

  it('[CL12] gives its look when the page goes away', async () => {
    await observe(anElement())
    vi.advanceTimersByTime(5000)
    watch.endLooks()
    expect(reports.at(-1)).toEqual(['look', '7', 5, undefined])
  })

  it('[CL12] as a card gives its impression and no look', async () => {
    const unobserve = await observe(anElement(), { dwell: false })
    vi.advanceTimersByTime(5000)
    unobserve()
    expect(reports).toEqual([['impression', '7', undefined]])
  })

  it('[CL12] may stand for two contents, each with its own end', async () => {
    const element = anElement()
    const first = await observe(element)
    vi.advanceTimersByTime(2000)
    const second = await observe(element, { contentId: '8' })
    first()
    vi.advanceTimersByTime(3000)
    second()
    expect(reports.filter(([kind]) => kind === 'look')).toEqual([
      ['look', '7', 2, undefined],
      ['look', '8', 3, undefined],
    ])
  })

  it('[VW9] forgets the look of before a reset', async () => {
    const unobserve = await observe(anElement())
    vi.advanceTimersByTime(5000)
    watch.discard()
    vi.advanceTimersByTime(2000)
    unobserve()
    expect(reports.filter(([kind]) => kind === 'look')).toEqual([['look', '7', 2, undefined]])
  })
})
