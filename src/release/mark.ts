/** Mark: the highest release that a device has seen. What is below it is a replay. */
import type { Position } from './release-object.ts'

/** `issued` is that of the head, epoch ms: time has come at least that far. */
export interface Mark extends Position {
  readonly issued: number
}

/** Below, at or above 0 as `a` is before, the same as or after `b`: by epoch, then seq. */
export function comparePositions(a: Position, b: Position): number {
  return a.epoch - b.epoch || a.seq - b.seq
}

/** Whichever is later, by epoch, seq and issue; undefined counts as before everything. */
export function laterMark<T extends Mark | undefined>(a: T, b: T): T {
  if (a === undefined) return b
  if (b === undefined) return a
  return (comparePositions(a, b) || a.issued - b.issued) < 0 ? b : a
}
