/** Outlines as short SVG path data. */
import { type Outline, handle, knotAt } from './outline.ts'

/** Path data in whole plate units, to be filled; `open`: to be drawn as a line. Fewer than two knots give ''. */
export function pathData(outline: Outline, open = false): string {
  const first = outline[0]
  if (!first || outline.length < 2) return ''
  const pen = { x: Math.round(first.x), y: Math.round(first.y) }
  let data = `M${join([pen.x, pen.y])}`
  let verb = ''
  /** Whether the last piece arrived smoothly, so that the next may mirror its handle ("s"). */
  let smooth = false
  const write = (next: string, numbers: readonly number[]): void => {
    const written = join(numbers)
    data += next === verb ? (written.startsWith('-') ? written : ` ${written}`) : next + written
    verb = next
  }
  const last = open ? outline.length - 1 : outline.length
  for (let index = 0; index < last; index += 1) {
    const from = knotAt(outline, index, open)
    const to = knotAt(outline, index + 1, open)
    const leaving = handle(outline, index, open)
    const arriving = handle(outline, index + 1, open)
    const end = [Math.round(to.x) - pen.x, Math.round(to.y) - pen.y]
    const before = [Math.round(to.x - arriving.x) - pen.x, Math.round(to.y - arriving.y) - pen.y]
    const straight = leaving.x === 0 && leaving.y === 0 && arriving.x === 0 && arriving.y === 0
    // A fill closes itself with a straight line.
    if (straight && index === outline.length - 1) break
    if (straight) write('l', end)
    else if (smooth) write('s', [...before, ...end])
    else write('c', [Math.round(from.x + leaving.x) - pen.x, Math.round(from.y + leaving.y) - pen.y, ...before, ...end])
    smooth = !straight && !to.corner
    pen.x = Math.round(to.x)
    pen.y = Math.round(to.y)
  }
  return data
}

/** Numbers as SVG reads them back, with as few separators as it allows. */
export function join(numbers: readonly number[]): string {
  return numbers
    .map((number, index) => {
      const written = `${number}`.replace(/^(-?)0\./, '$1.')
      return index > 0 && !written.startsWith('-') ? ` ${written}` : written
    })
    .join('')
}

export function tenths(number: number): number {
  return Math.round(number * 10) / 10
}
