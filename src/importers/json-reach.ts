/** Walks parsed JSON of a foreign format, where every value may be missing, alone or in a list. */
import { plainText } from './plain-text.ts'

/** An object with named fields; never a list. */
export type Named = Readonly<Record<string, unknown>>

export function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The names of an object's own fields; none of anything else. */
export function fieldNames(value: unknown): readonly string[] {
  return isNamed(value) ? Object.keys(value) : []
}

/**
 * Every value that `keys` lead to from `value`, one after the other; lists on the way and at the end are gone through.
 * No keys give `value` itself, as a list. Only own fields count. Never throws; nothing found is an empty list.
 */
export function reach(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  let reached = listOf(value)
  for (const key of keys) {
    reached = reached.flatMap((each) => (isNamed(each) && Object.hasOwn(each, key) ? listOf(each[key]) : []))
  }
  return reached
}

/** The texts among what `reach` finds, as plain text, without empty ones. A number counts as its text. */
export function reachTexts(value: unknown, ...keys: readonly string[]): readonly string[] {
  return reach(value, ...keys).flatMap((each) => {
    if (typeof each !== 'string' && typeof each !== 'number') return []
    const text = plainText(String(each))
    return text === '' ? [] : [text]
  })
}

/** The first number among what `reach` finds, also one written as a text. */
export function reachNumber(value: unknown, ...keys: readonly string[]): number | undefined {
  return reachTexts(value, ...keys)
    .map(Number)
    .find((number) => Number.isFinite(number))
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}
