/** Where the lines of an items.ndjson lie, found without reading them. */
import { wrongObject } from './open-object.ts'

const LINE_FEED = 10

/**
 * The offset of every line and, last, the end: `count` + 1 numbers. DocentError `sync-wrong-object` where the bytes are
 * another number of lines, or the last has no end. Cost: one native search a line.
 */
export function lineTable(bytes: Uint8Array, count: number, what: string): Uint32Array {
  const starts = new Uint32Array(count + 1)
  let at = 0
  for (let line = 0; line < count; line++) {
    const end = bytes.indexOf(LINE_FEED, at)
    if (end === -1) throw wrongObject(what, `${count} lines`, `${line}`)
    at = end + 1
    starts[line + 1] = at
  }
  if (at !== bytes.length) throw wrongObject(what, `${count} lines`, 'more')
  return starts
}
