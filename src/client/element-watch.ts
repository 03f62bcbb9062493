/** ElementWatch: impressions and dwell from elements themselves. */
import { ActiveTime } from './active-time.ts'
import type { EndReason } from '../contracts/interaction-event.ts'
import { SECOND_MS } from '../base/time.ts'

/** MRC Viewable Impression Measurement Guidelines, display: at least half of the pixels for at least one second. */
const IN_VIEW_SHARE = 0.5
const IMPRESSION_MS = SECOND_MS
/** Steps at which the browser reports how much of an element is in view. */
const THRESHOLDS = Array.from({ length: 21 }, (_, step) => step / 20)
const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchstart'] as const

export interface ObserveOptions {
  readonly contentId: string
  /** The list that the element shows an item of. */
  readonly recommId?: string
  /**
   * False for a card in a list: it is seen, not read. Its impression is noted, its dwell is not: a short dwell says that
   * a work was looked at and disliked, which scrolling past a card does not. Default true.
   */
  readonly dwell?: boolean
}

/** Ends the watching and sends the look; how it ended, where that is known. Calling it twice does nothing more. */
export type Unobserve = (endReason?: EndReason) => void

export interface WatchReports {
  impression(options: ObserveOptions): void
  /** One look: its dwell in seconds. */
  look(options: ObserveOptions, dwellSeconds: number, endReason: EndReason | undefined): void
}

interface Watched {
  readonly options: ObserveOptions
  /** Active ms of this look before it last came into view. */
  activeMs: number
  /** Active time of the page when it came into view; undefined while it is out of view. */
  inViewSince: number | undefined
  /** Whether this look became an impression; one that did not is no look. */
  seen: boolean
  timer: ReturnType<typeof setTimeout> | undefined
}

export class ElementWatch {
  readonly #reports: WatchReports
  readonly #active = new ActiveTime(performance.now(), document.visibilityState === 'visible')
  readonly #watched = new Map<Element, Set<Watched>>()
  readonly #listening = new AbortController()
  readonly #observer: IntersectionObserver

  constructor(reports: WatchReports) {
    this.#reports = reports
    this.#observer = new IntersectionObserver((entries) => this.#onMove(entries), { threshold: THRESHOLDS })
    const { signal } = this.#listening
    const onInput = (): void => this.#active.input(performance.now())
    for (const input of INPUTS) addEventListener(input, onInput, { signal, passive: true, capture: true })
    document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal })
  }

  /** [CL12] */
  observe(element: Element, options: ObserveOptions): Unobserve {
    const watched: Watched = { options, activeMs: 0, inViewSince: undefined, seen: false, timer: undefined }
    const own = this.#watched.get(element) ?? new Set()
    this.#watched.set(element, own.add(watched))
    // Observing anew makes the browser report at once, also for an element that is observed already.
    this.#observer.unobserve(element)
    this.#observer.observe(element)
    return (endReason) => {
      if (!own.delete(watched)) return
      if (own.size === 0) {
        this.#watched.delete(element)
        this.#observer.unobserve(element)
      }
      this.#endLook(watched, endReason)
    }
  }

  /** Sends every look as it stands: the page is hidden or goes away. Those still in view begin a new one. */
  endLooks(): void {
    for (const watched of this.#all()) {
      const inView = watched.inViewSince !== undefined
      this.#endLook(watched, undefined)
      if (inView) this.#enter(watched)
    }
  }

  /** Forgets every look: the visitor asked for it. */
  discard(): void {
    for (const watched of this.#all()) {
      watched.seen = false
      watched.activeMs = 0
      if (watched.inViewSince !== undefined) this.#enter(watched)
    }
  }

  close(): void {
    for (const watched of this.#all()) clearTimeout(watched.timer)
    this.#listening.abort()
    this.#observer.disconnect()
    this.#watched.clear()
  }

  #onMove(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
      // An element taller than the screen can never be half in view; filling half of the screen is as good.
      const fills = rootBounds !== null && intersectionRect.height >= IN_VIEW_SHARE * rootBounds.height
      const inView = intersectionRatio >= IN_VIEW_SHARE || (intersectionRatio > 0 && fills)
      for (const watched of this.#watched.get(target) ?? []) {
        if (inView && watched.inViewSince === undefined) this.#enter(watched)
        if (!inView && watched.inViewSince !== undefined) this.#leave(watched)
      }
    }
  }

  #onVisibility(): void {
    const visible = document.visibilityState === 'visible'
    this.#active.setVisible(visible, performance.now())
    if (visible) for (const watched of this.#all()) if (watched.inViewSince !== undefined) this.#enter(watched)
    if (!visible) this.endLooks()
  }

  #enter(watched: Watched): void {
    watched.inViewSince = this.#active.at(performance.now())
    clearTimeout(watched.timer)
    if (watched.seen || document.visibilityState !== 'visible') return
    watched.timer = setTimeout(() => {
      watched.seen = true
      this.#reports.impression(watched.options)
    }, IMPRESSION_MS)
  }

  #leave(watched: Watched): void {
    clearTimeout(watched.timer)
    if (watched.inViewSince === undefined) return
    watched.activeMs += this.#active.at(performance.now()) - watched.inViewSince
    watched.inViewSince = undefined
  }

  #endLook(watched: Watched, endReason: EndReason | undefined): void {
    this.#leave(watched)
    const { options, activeMs, seen } = watched
    watched.activeMs = 0
    watched.seen = false
    if (seen && options.dwell !== false) this.#reports.look(options, activeMs / SECOND_MS, endReason)
  }

  *#all(): Iterable<Watched> {
    for (const own of this.#watched.values()) yield* own
  }
}
