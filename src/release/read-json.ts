/** JSON from elsewhere, with limits: what nests too deep or names a prototype is refused before any object is made. */
import { badFormat } from './bad-format.ts'

export interface JsonLimits {
  /** Objects and lists inside each other, the outermost included. */
  readonly depth: number
  readonly keysPerObject: number
  /** UTF-16 code units of a string as it is written, escapes included; keys too. */
  readonly stringChars: number
}

/** [SY5] The limits of everything that is signed: a release manifest nests 3 deep and has 15 keys. */
export const SIGNED_LIMITS: JsonLimits = { depth: 8, keysPerObject: 64, stringChars: 65_536 }

/** Names that reach an object's prototype; no format of ours has them. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * The value of `bytes`, JSON in UTF-8. DocentError `sync-bad-format` when they are anything else, exceed a limit, name a
 * key twice in one object, or a key is `__proto__`, `constructor` or `prototype`. Cost: one pass, then JSON.parse.
 */
export function readJson(bytes: Uint8Array, what: string, limits: JsonLimits = SIGNED_LIMITS): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw badFormat(what, 'text in UTF-8', 'other bytes', error)
  }
  const excess = findExcess(text, limits)
  if (excess !== undefined) throw badFormat(what, excess.expected, excess.found)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw badFormat(what, 'JSON', 'text that is not', error)
  }
}

interface Excess {
  readonly expected: string
  readonly found: string
}

/** Undefined when nothing exceeds; says nothing of what is no JSON at all, which JSON.parse refuses. */
function findExcess(text: string, limits: JsonLimits): Excess | undefined {
  /** The keys of every open object; undefined for a list. */
  const open: (Set<string> | undefined)[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '{' || char === '[') {
      open.push(char === '{' ? new Set() : undefined)
      if (open.length > limits.depth) return { expected: `at most ${limits.depth} levels`, found: 'more' }
    } else if (char === '}' || char === ']') {
      open.pop()
    } else if (char === '"') {
      const end = endOfString(text, at)
      if (end - at - 1 > limits.stringChars) {
        return { expected: `strings of at most ${limits.stringChars} characters`, found: 'a longer one' }
      }
      const keys = open.at(-1)
      if (keys !== undefined && isKey(text, end)) {
        const fault = keyFault(keys, text.slice(at, end + 1), limits)
        if (fault !== undefined) return fault
      }
      at = end
    }
  }
  return undefined
}

/** Where the string that opens at `start` closes; the end of the text where it does not. */
function endOfString(text: string, start: number): number {
  let end = start
  do {
    end = text.indexOf('"', end + 1)
    if (end === -1) return text.length
  } while (isEscaped(text, end))
  return end
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

/** Whether a colon follows: a string that is a value has none behind it. */
function isKey(text: string, end: number): boolean {
  let at = end + 1
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
  return text[at] === ':'
}

function keyFault(keys: Set<string>, quoted: string, limits: JsonLimits): Excess | undefined {
  const key = unquoted(quoted)
  if (FORBIDDEN_KEYS.has(key)) return { expected: 'keys of a record', found: key }
  if (keys.has(key)) return { expected: 'every key once', found: `${JSON.stringify(key.slice(0, 40))} twice` }
  keys.add(key)
  if (keys.size <= limits.keysPerObject) return undefined
  return { expected: `at most ${limits.keysPerObject} keys in an object`, found: 'more' }
}

/** The key without its quotes and escapes; one that is no JSON string is taken as it is, JSON.parse refuses it later. */
function unquoted(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}
