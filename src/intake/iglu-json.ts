/** Self-describing JSON: data beside the address of its schema. Source: Snowplow, "Self-describing JSONs" (2026). */
import { entriesOf, fieldsOf } from './raw-fields.ts'

/** `data` of a self-describing JSON, with the vendor and the name of its schema. */
export interface SelfDescribing {
  readonly vendor: string
  readonly name: string
  readonly data: unknown
}

/** Schema addresses are short; a longer text is none. */
const MAX_SCHEMA_LENGTH = 500
const SCHEMA = /^iglu:([\w.-]+)\/([\w.-]+)\/jsonschema\/\d+-(?:\d+|\*)-(?:\d+|\*)$/

/** Undefined for anything that has no schema address. Never throws. */
export function selfDescribing(raw: unknown): SelfDescribing | undefined {
  const fields = fieldsOf(raw)
  const schema = fields?.get('schema')
  if (typeof schema !== 'string' || schema.length > MAX_SCHEMA_LENGTH) return undefined
  const [, vendor, name] = SCHEMA.exec(schema) ?? []
  return vendor === undefined || name === undefined ? undefined : { vendor, name, data: fields?.get('data') }
}

/** The entities of a `contexts` envelope in their order; those without a schema are passed over. Never throws. */
export function entitiesOf(raw: unknown): readonly SelfDescribing[] {
  return (entriesOf(selfDescribing(raw)?.data) ?? []).flatMap((entry) => selfDescribing(entry) ?? [])
}
