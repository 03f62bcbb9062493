/** Sealed records: what is stored carries a checksum over its own text, because a store may return wrong bytes silently. */
import { crc32 } from './crc32.ts'

export interface Sealed {
  readonly json: string
  /** CRC-32 of `json`. */
  readonly crc: number
}

/** What a schema of zod/mini offers, and what a check by hand can offer too. */
export interface Shape<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false }
}

/** `value` as JSON with its CRC-32. JSON keeps every finite number exactly; typed arrays must be turned into lists first. */
export function seal(value: unknown): Sealed {
  const json = JSON.stringify(value)
  return { json, crc: crc32(json) }
}

/**
 * The value inside a stored record, by `shape`; undefined when the record is no sealed one, its checksum is wrong, or
 * the value does not fit. Never throws. Source: LevelDB and SQLite stores with flipped bits (SPEC ST6).
 */
export function unseal<T>(shape: Shape<T>, record: unknown): T | undefined {
  if (typeof record !== 'object' || record === null) return undefined
  const json: unknown = Reflect.get(record, 'json')
  if (typeof json !== 'string' || crc32(json) !== Reflect.get(record, 'crc')) return undefined
  const value = shape.safeParse(parseJson(json))
  return value.success ? value.data : undefined
}

/** A shape from a check by hand. */
export function shapeOf<T>(fits: (value: unknown) => value is T): Shape<T> {
  return { safeParse: (value) => (fits(value) ? { success: true, data: value } : { success: false }) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
