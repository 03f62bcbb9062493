/** What src/SPEC.md promises, read as text. */
import { readText } from './repo-files.ts'

/** `**XX12**` at the start of a list item or of a table row. */
const RULE = /^\s*(?:[-*]\s+|\|\s*)\*\*([A-Z]{2}\d+)\*\*/gm
/** `code` in the first column of a table row: lower-case words with hyphens. */
const CODE_ROW = /^\s*\|\s*`([a-z]+(?:-[a-z]+)*)`\s*\|/gm
const CITED = /\[([A-Z]{2}\d+)\]/g

/** The text of SPEC.md. */
export function specText(): string {
  return readText('src/SPEC.md')
}

/** Rule ids in order of appearance, repeated ones included. */
export function rulesIn(spec: string): string[] {
  return [...spec.matchAll(RULE)].map((match) => match[1] ?? '')
}

/** The error codes that have a row in a table. */
export function codesIn(spec: string): string[] {
  return [...spec.matchAll(CODE_ROW)].map((match) => match[1] ?? '')
}

/** The rule ids that a test's title cites. */
export function citedBy(title: string): string[] {
  return [...title.matchAll(CITED)].map((match) => match[1] ?? '')
}
