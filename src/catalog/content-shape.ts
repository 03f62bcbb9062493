/**
 * A fast yes for records of a catalog: a zod parse of 10,000 records takes longer than all the rest of opening them.
 * It only ever says yes where the Content schema says yes and changes nothing (SPEC CT3); on no, the schema decides.
 */
import { ContentType, type Content } from '../contracts/content.ts'

const CONTENT_TYPES: ReadonlySet<unknown> = new Set(ContentType.options)
/** The bounds of the schema, src/contracts/content.ts. A stricter test here is only slower, a looser one is a bug. */
const LONGEST_ID = 200
const RESERVED_IDS: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype'])
const FACET = /^[^:\s][^:]*$/
/** facet, label, weight. */
const TAG_FIELDS = 3

type Test = (value: unknown) => boolean

const isText: Test = (value) => typeof value === 'string'
const isFilled: Test = (value) => typeof value === 'string' && value.length > 0
const isWhole: Test = (value) => Number.isSafeInteger(value)
const isNumber: Test = (value) => Number.isFinite(value)
const isWithin =
  (low: number, high: number): Test =>
  (value) =>
    typeof value === 'number' && value >= low && value <= high

const isShare = isWithin(0, 1)

/** Fields that a complete record has; a record without one of them takes the schema's default, so the schema's way. */
const REQUIRED = new Map<string, Test>([
  [
    'id',
    (value) =>
      typeof value === 'string' &&
      value.length > 0 &&
      value.length <= LONGEST_ID &&
      value.trim() === value &&
      !RESERVED_IDS.has(value),
  ],
  ['contentType', (value) => CONTENT_TYPES.has(value)],
  ['title', isFilled],
  ['text', isText],
  ['tags', (value) => Array.isArray(value) && value.every(isTag)],
  ['wordCount', (value) => Number.isSafeInteger(value) && Number(value) >= 0],
  ['hasImage', (value) => typeof value === 'boolean'],
])

const OPTIONAL = new Map<string, Test>([
  ['lat', isWithin(-90, 90)],
  ['lon', isWithin(-180, 180)],
  ...'creator medium place collection room floor image url lang rights dateText'
    .split(' ')
    .map((field): [string, Test] => [field, isText]),
  ...['creatorBorn', 'creatorDied', 'year', 'publishedAt', 'expiresAt'].map((field): [string, Test] => [
    field,
    isWhole,
  ]),
  ['x', isNumber],
  ['y', isNumber],
  ['durationSeconds', (value) => Number.isFinite(value) && Number(value) > 0],
  ['popularity', isShare],
])

/**
 * Whether `value` is a Content with every default filled in and nothing beside. False says nothing: the record may
 * still be right by the schema (safety scores and translations are left to it). Cost: a few comparisons a field.
 */
export function isCompleteContent(value: unknown): value is Content {
  if (typeof value !== 'object' || value === null) return false
  let required = 0
  for (const [field, found] of Object.entries(value)) {
    const test = REQUIRED.get(field)
    if (test !== undefined) required++
    if (!(test ?? OPTIONAL.get(field))?.(found)) return false
  }
  return required === REQUIRED.size
}

function isTag(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  // Three keys, and each of the three is there: so no other is.
  if (Object.keys(value).length !== TAG_FIELDS) return false
  const { facet, label, weight }: { facet?: unknown; label?: unknown; weight?: unknown } = value
  return (
    typeof facet === 'string' &&
    FACET.test(facet) &&
    typeof label === 'string' &&
    label.length > 0 &&
    typeof weight === 'number' &&
    weight > 0 &&
    weight <= 1
  )
}
