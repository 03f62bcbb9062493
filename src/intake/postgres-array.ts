/** Arrays as Postgres writes them in text. Source: PostgreSQL 17, 8.15.6 "Array Input and Output Syntax". */

/** Longest literal that is read, in UTF-16 code units. */
const MAX_LENGTH = 100_000
/** One element, quoted or bare, with the comma or the end behind it. */
const ELEMENT = /\s*(?:"((?:[^"\\]|\\.)*)"|([^",{}\\\s](?:[^",{}\\]*[^",{}\\\s])?))\s*(,|$)/sy

/** The elements of `{7,"a b",NULL}`, null for NULL; undefined for whatever is no array of one dimension. Never throws. */
export function postgresArray(text: string): readonly (string | null)[] | undefined {
  const literal = text.trim()
  if (!literal.startsWith('{') || !literal.endsWith('}') || literal.length > MAX_LENGTH) return undefined
  const body = literal.slice(1, -1)
  const elements: (string | null)[] = []
  let more = body.trim() !== ''
  let at = 0
  while (more) {
    ELEMENT.lastIndex = at
    const match = ELEMENT.exec(body)
    if (!match) return undefined
    const [, quoted, bare, end] = match
    elements.push(quoted === undefined ? (bare?.toUpperCase() === 'NULL' ? null : (bare ?? '')) : unescaped(quoted))
    at = ELEMENT.lastIndex
    more = end === ','
  }
  return elements
}

function unescaped(quoted: string): string {
  return quoted.replace(/\\(.)/gs, '$1')
}
