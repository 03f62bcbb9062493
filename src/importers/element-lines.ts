/** Finds the lines on which the elements of a JSON document's lists begin, which JSON.parse does not tell. */
import { isNamed } from './json-reach.ts'

/** By value: the objects in `document` itself when it is a list, else in the lists that its fields hold. `text` is valid JSON. */
export function elementLines(text: string, document: unknown): ReadonlyMap<unknown, number> {
  const lines = new Map<unknown, number>()
  const places = placesIn(text)
  const lists = Array.isArray(document) ? [['', document] as const] : isNamed(document) ? Object.entries(document) : []
  for (const [key, list] of lists) {
    if (!Array.isArray(list)) continue
    const starts = places.get(key) ?? []
    for (const [index, element] of list.entries()) {
      const line = starts[index]
      if (line !== undefined && typeof element === 'object' && element !== null) lines.set(element, line)
    }
  }
  return lines
}

/** Lines of the elements by the key of their list, '' for the document. Cost: one step a character. */
function placesIn(text: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  let line = 1
  let depth = 0
  let key = ''
  /** The list whose elements are counted, and its depth. */
  let list: number[] | undefined
  let listDepth = 0
  let awaited = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '\n') line++
    if (character === undefined || /\s/.test(character)) continue
    if (list !== undefined && awaited && depth === listDepth && character !== ']' && character !== ',') {
      list.push(line)
      awaited = false
    }
    if (character === '"') {
      const end = endOfText(text, at)
      if (depth === 1 && list === undefined) key = readKey(text.slice(at, end + 1))
      at = end
    } else if (character === '[' || character === '{') {
      depth++
      if (character === '[' && list === undefined && depth <= 2) {
        list = []
        places.set(depth === 1 ? '' : key, list)
        listDepth = depth
        awaited = true
      }
    } else if (character === ']' || character === '}') {
      if (list !== undefined && depth === listDepth) list = undefined
      depth--
    } else if (character === ',' && depth === listDepth) awaited = true
  }
  return places
}

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}

function readKey(quoted: string): string {
  const key: unknown = JSON.parse(quoted)
  return String(key)
}
