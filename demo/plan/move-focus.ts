/** Arrow keys move between the rooms of a floor: one stop for the tab key, the nearest room in the direction pressed. */

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** A room off to the side counts as this much further away. */
const SIDEWAYS = 2

export function moveFocus(event: KeyboardEvent): void {
  const direction = DIRECTIONS[event.key]
  const from = event.target
  if (!direction || !(from instanceof SVGElement)) return
  const plan = from.closest('svg')
  const next = plan && nearest([...plan.querySelectorAll<SVGElement>('.room')], from, direction)
  if (!next) return
  event.preventDefault()
  for (const room of plan.querySelectorAll('.room')) room.setAttribute('tabindex', room === next ? '0' : '-1')
  next.focus()
}

function nearest(
  rooms: readonly SVGElement[],
  from: SVGElement,
  [dx, dy]: readonly [number, number],
): SVGElement | undefined {
  const here = middleOf(from)
  let best: SVGElement | undefined
  let least = Infinity
  for (const room of rooms) {
    const { x, y } = middleOf(room)
    const ahead = (x - here.x) * dx + (y - here.y) * dy
    const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx)
    if (room === from || ahead <= 1 || ahead + SIDEWAYS * aside >= least) continue
    best = room
    least = ahead + SIDEWAYS * aside
  }
  return best
}

function middleOf(element: SVGElement): { readonly x: number; readonly y: number } {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}
