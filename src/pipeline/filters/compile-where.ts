/** Turns a Where into a predicate over contents. JSON in, closure out: no parser, no eval. */
import { tagKey, type Content } from '../../contracts/content.ts'
import { type FieldCondition, isWhereField, type Where, type WhereField } from '../../contracts/where.ts'

export type ContentPredicate = (content: Content) => boolean
type Scalar = string | number | boolean

/**
 * [FL2] All conditions of a where hold together; `or` needs one, `not` none. A field that a content lacks fails every
 * condition but `exists: false`, `nin` and an enclosing `not`. `{}` matches everything; an empty `or` matches nothing.
 */
export function compileWhere(where: Where): ContentPredicate {
  const parts: ContentPredicate[] = []
  for (const field of Object.keys(where).filter(isWhereField)) {
    const condition = where[field]
    if (condition) parts.push(compileField(field, condition))
  }
  for (const inner of where.and ?? []) parts.push(compileWhere(inner))
  if (where.or) {
    const any = where.or.map(compileWhere)
    parts.push((content) => any.some((predicate) => predicate(content)))
  }
  if (where.not) {
    const inner = compileWhere(where.not)
    parts.push((content) => !inner(content))
  }
  const [only] = parts
  if (only && parts.length === 1) return only
  return (content) => parts.every((predicate) => predicate(content))
}

function compileField(field: WhereField, condition: FieldCondition): ContentPredicate {
  const { exists } = condition
  const tests = compileCondition(condition)
  if (field === 'tags') {
    return (content) => {
      const keys = content.tags.map(tagKey)
      return keys.length > 0 === (exists ?? keys.length > 0) && tests.every((test) => test.many(keys))
    }
  }
  return (content) => {
    const value = content[field]
    if (exists !== undefined && (value !== undefined) !== exists) return false
    for (const test of tests) if (!(value === undefined ? test.absent : test.one(value))) return false
    return true
  }
}

/** One operator: for a field of one value, of several, and for a field that is lacking. */
interface Test {
  readonly absent: boolean
  one(value: Scalar): boolean
  many(values: readonly Scalar[]): boolean
}

function compileCondition(condition: FieldCondition): readonly Test[] {
  const tests: Test[] = []
  const { eq, gt, gte, lt, lte, between, containsAll } = condition
  if (eq !== undefined) tests.push(someValue((value) => value === eq))
  if (condition.in) tests.push(someValue(isAmong(condition.in)))
  if (condition.nin) tests.push(noValue(isAmong(condition.nin)))
  if (condition.containsAny) tests.push(someValue(isAmong(condition.containsAny)))
  for (const wanted of containsAll ?? []) tests.push(someValue((value) => value === wanted))
  if (gt !== undefined) tests.push(someValue((value) => typeof value === 'number' && value > gt))
  if (gte !== undefined) tests.push(someValue((value) => typeof value === 'number' && value >= gte))
  if (lt !== undefined) tests.push(someValue((value) => typeof value === 'number' && value < lt))
  if (lte !== undefined) tests.push(someValue((value) => typeof value === 'number' && value <= lte))
  if (between) tests.push(someValue((value) => typeof value === 'number' && value >= between[0] && value <= between[1]))
  return tests
}

type ValueTest = (value: Scalar) => boolean

function someValue(test: ValueTest): Test {
  return { absent: false, one: test, many: (values) => values.some(test) }
}

function noValue(test: ValueTest): Test {
  return { absent: true, one: (value) => !test(value), many: (values) => !values.some(test) }
}

function isAmong(values: readonly Scalar[]): ValueTest {
  const set = new Set(values)
  return (value) => set.has(value)
}
