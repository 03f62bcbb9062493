/** Query parameters: their schemas, and how the text of a query becomes the values that the schemas are about. */
import * as z from 'zod/mini'
import { DocentError } from '../base/docent-error.ts'
import { Near, RecommendOptions } from '../contracts/recommend-options.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { IntakeSource } from '../contracts/intake-source.ts'
import { Where } from '../contracts/where.ts'

/** How a value is written: as it is, as a number, as true or false, as JSON, or as the same parameter several times. */
export type Writing = 'text' | 'number' | 'boolean' | 'json' | 'list'

export interface Parameter {
  readonly name: string
  readonly writing: Writing
  readonly schema: z.ZodMiniType
  readonly required: boolean
  readonly about: string
  /** All values that there are, where they are few. */
  readonly choices?: readonly string[]
  /** What a reader may try. */
  readonly example?: string
}

const { count, diversity, minScore, rotation } = RecommendOptions._zod.def.innerType.shape

/** As long as the user ids of events. */
const UserId = z
  .string()
  .check(z.minLength(1), z.maxLength(200), z.regex(/^\S(?:[^]*\S)?$/, 'a user id without white space around it'))

const USER_ID: Parameter = {
  name: 'user_id',
  writing: 'text',
  schema: UserId,
  required: true,
  about: 'Pseudonymous id of the profile. A browser keeps one; any other is answered as a stranger and stores nothing.',
  example: 'visitor',
}

const optional = (name: string, writing: Writing, schema: z.ZodMiniType, about: string): Parameter => ({
  name,
  writing,
  schema,
  required: false,
  about,
})

export const OF_A_PROFILE: readonly Parameter[] = [USER_ID]

export const OF_INGEST: readonly Parameter[] = [
  {
    ...optional('source', 'text', IntakeSource, 'Whose form the events have. Default rudderstack.'),
    choices: IntakeSource.options,
  },
]

export const OF_RECOMMEND: readonly Parameter[] = [
  USER_ID,
  optional('limit', 'number', inner(count), 'Items wanted, from 1 to 1,000.'),
  optional('product', 'text', z.string(), 'A product of this host, by name; its first one by default.'),
  optional('scenario', 'text', z.string(), 'Options that the app has defined under this name.'),
  optional('where', 'json', Where, 'A filter, as JSON: {"year":{"between":[1600,1700]}}'),
  optional('exclude', 'list', z.readonly(z.array(z.string())), 'A content id not wanted; may be repeated.'),
  optional('diversity', 'number', inner(diversity), 'From 0, relevance alone, to 1.'),
  optional('min_score', 'number', inner(minScore), 'A floor on relevance: fewer rather than worse.'),
  optional('rotation', 'number', inner(rotation), 'From 0 to 1: how far what was lately served steps back.'),
  optional('near', 'json', Near, 'A place, as JSON: {"room":"12"}'),
  optional('explain', 'boolean', z.boolean(), 'Whether each item carries its breakdown. Default true.'),
  optional('trace', 'boolean', z.boolean(), 'Whether the list says what each stage did. Default false.'),
]

/** Decimal, as JSON writes numbers: an empty text is no 0, and neither is `0x10` 16. */
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * [AP2] The values by name. `rest-bad-request` names every fault: a parameter that is missing, unknown, given twice or
 * outside of its schema. Parameters that may be absent and are, are absent.
 */
export function readQuery(
  search: URLSearchParams,
  parameters: readonly Parameter[],
): Readonly<Record<string, unknown>> {
  const writings = new Map(parameters.map(({ name, writing }) => [name, writing]))
  const names = [...new Set(search.keys())]
  if (names.includes('__proto__')) throw unknownName() // would be no key of an object, so no schema would see it
  const values = names.map((name) => [name, valueOf(search.getAll(name), writings.get(name) ?? 'text')])
  return parseInput(schemaOf(parameters), Object.fromEntries(values), 'rest-bad-request', 'the query')
}

/** Made once a list of parameters: to make one takes longer than to read a query by it. */
const schemas = new WeakMap<readonly Parameter[], z.ZodMiniObject>()

function schemaOf(parameters: readonly Parameter[]): z.ZodMiniObject {
  const known = schemas.get(parameters)
  if (known) return known
  const fields = parameters.map(({ name, required, schema }) => [name, required ? schema : z.optional(schema)])
  const made: z.ZodMiniObject = z.strictObject(Object.fromEntries(fields))
  schemas.set(parameters, made)
  return made
}

/** The value where the text is of its writing, else the text: the schema says what was expected instead. */
function valueOf(texts: readonly string[], writing: Writing): unknown {
  if (writing === 'list') return texts
  const [text = ''] = texts
  if (texts.length > 1) return texts
  if (writing === 'number') return DECIMAL.test(text) ? Number(text) : text
  if (writing === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (writing === 'json') return jsonOf(text)
  return text
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function unknownName(): DocentError {
  return new DocentError(
    'rest-bad-request',
    'Cannot use the query: __proto__: expected a known key, found an unknown one.',
  )
}

/** What an optional schema is about. */
function inner(schema: z.ZodMiniOptional<z.ZodMiniType>): z.ZodMiniType {
  return schema._zod.def.innerType
}
