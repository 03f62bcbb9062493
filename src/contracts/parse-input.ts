/** Parses what comes in at a door; what does not fit becomes one DocentError that names every fault. */
import * as z from 'zod/mini'
import { DocentError, type ErrorCode } from '../base/docent-error.ts'

/** One fault of an input: where, what was expected, what was found. */
export interface InputFault {
  readonly path: string
  readonly expected: string
  readonly found: string
}

/** Faults listed in a message; the rest is counted. All are in `details.faults`. */
const FAULTS_IN_MESSAGE = 5
/** A found value is quoted up to this many characters. */
const QUOTED_CHARACTERS = 40

/** The parsed value, or a DocentError `code` whose message lists the faults. Never returns a half-read value. */
export function parseInput<T extends z.core.$ZodType>(
  schema: T,
  input: unknown,
  code: ErrorCode,
  what: string,
): z.output<T> {
  const result = z.safeParse(schema, input)
  if (result.success) return result.data
  const faults = faultsOf(result.error, input)
  const listed = faults.slice(0, FAULTS_IN_MESSAGE).map(faultSentence).join('; ')
  const more = faults.length > FAULTS_IN_MESSAGE ? `; and ${faults.length - FAULTS_IN_MESSAGE} more` : ''
  throw new DocentError(code, `Cannot use ${what}: ${listed}${more}.`, { faults })
}

/** A fault as one clause: path, expected, found. */
export function faultSentence({ path, expected, found }: InputFault): string {
  return `${path === '' ? 'the whole' : path}: expected ${expected}, found ${found}`
}

/** The faults of a failed parse, in the order of the schema. */
export function faultsOf(error: z.core.$ZodError, input: unknown): readonly InputFault[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [...path, key].join('.'),
        expected: 'a known key',
        found: 'an unknown one (is it misspelt?)',
      }))
    }
    return [{ path: path.join('.'), expected: expectedOf(issue), found: quoted(valueAt(input, issue.path)) }]
  })
}

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number' : articled(issue.expected)
    case 'invalid_value':
      return issue.values.length === 1
        ? JSON.stringify(issue.values[0])
        : `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${issue.origin === 'string' ? ' characters' : ''}`
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`
    case 'invalid_union':
      return 'one of the known shapes'
    default:
      return issue.message && issue.message !== 'Invalid input' ? issue.message : 'another value'
  }
}

function articled(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

function quoted(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
  if (typeof value === 'string') {
    return JSON.stringify(value.length > QUOTED_CHARACTERS ? `${value.slice(0, QUOTED_CHARACTERS)}…` : value)
  }
  return Array.isArray(value)
    ? `a list of ${value.length}`
    : typeof value === 'object'
      ? 'an object'
      : `a ${typeof value}`
}
