/** Matches any text that contains `part`, for `toMatchObject`; typed, unlike Vitest's own. */
import { expect } from 'vitest'

export function textWith(part: string): unknown {
  return expect.stringContaining(part)
}
