/** Arrow keys, Home and End turn from tab to tab: the tab list is one stop for the tab key. */

export function turnTabs(event: KeyboardEvent): void {
  const list = event.currentTarget
  if (!(list instanceof HTMLElement)) return
  const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')]
  const at = tabs.findIndex((tab) => tab === document.activeElement)
  const next = tabs[target(event.key, at, tabs.length)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.click()
  next.focus()
}

/** The index that a key leads to; -1 for other keys. */
function target(key: string, at: number, count: number): number {
  if (key === 'ArrowDown' || key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowUp' || key === 'ArrowLeft') return (at - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : -1
}
