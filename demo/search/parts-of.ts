/** A text in parts: those that a search found, and those between. */
import type { TextRange } from 'docent'

export interface Part {
  readonly words: string
  readonly found: boolean
}

/** `text` in parts that join to it again; ranges that lie outside of it are cut to what is inside. */
export function partsOf(text: string, ranges: readonly TextRange[]): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  for (const [from, to] of ranges) {
    const start = Math.max(at, Math.min(from, text.length))
    const end = Math.max(start, Math.min(to, text.length))
    if (end === start) continue
    if (start > at) parts.push({ words: text.slice(at, start), found: false })
    parts.push({ words: text.slice(start, end), found: true })
    at = end
  }
  if (at < text.length) parts.push({ words: text.slice(at), found: false })
  return parts
}
