/** Run inside the demo before its own scripts: notes when a first card hangs, when the wall changes, and every long task. */
export function watchPage(): void {
  const watch = { firstCardAt: 0, wallChangedAt: 0, wall: '', longTasks: [] as { startsAt: number; ms: number }[] }
  Object.assign(globalThis, { watch })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watch.longTasks.push({ startsAt: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })
  new MutationObserver(() => {
    const cards = [...document.querySelectorAll<HTMLElement>('.shelf-list > .card')]
    const wall = cards.map((card) => card.dataset['work']).join(' ')
    if (wall === '' || wall === watch.wall) return
    watch.wall = wall
    // The frame after this one shows it.
    requestAnimationFrame(() => {
      const now = performance.now()
      if (watch.firstCardAt === 0) watch.firstCardAt = now
      watch.wallChangedAt = now
    })
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-work'] })
}

export interface PageWatch {
  /** Milliseconds since the navigation began. */
  readonly firstCardAt: number
  readonly wallChangedAt: number
  readonly longTasks: readonly { readonly startsAt: number; readonly ms: number }[]
}
