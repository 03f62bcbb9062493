/** Foreign objects as maps: a key of a payload is looked up, never assigned, so none can reach a prototype. */

/** The own fields of one foreign object. */
export type RawFields = ReadonlyMap<string, unknown>

/** The own enumerable fields of an object; undefined for anything else, lists and objects that throw when read included. */
export function fieldsOf(value: unknown): RawFields | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  try {
    return Array.isArray(value) ? undefined : new Map(Object.entries(value))
  } catch {
    return undefined // a getter or a proxy of the caller's: their fault must not become ours
  }
}

/** The entries of a list; undefined for anything else, lists that throw when read included. */
export function entriesOf(value: unknown): readonly unknown[] | undefined {
  try {
    return Array.isArray(value) ? Array.from<unknown>(value) : undefined
  } catch {
    return undefined
  }
}

/** [IN3] The value of the first name that is there: neither undefined, nor null, nor a blank text. */
export function firstOf(fields: RawFields, names: readonly string[]): unknown {
  for (const name of names) {
    const value = fields.get(name)
    if (value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '')) return value
  }
  return undefined
}
