/** Turns a Where into a predicate over contents. JSON in, closure out: no parser, no eval. */
import { tagKey, type Content } from '../../contracts/content.ts'
import { WHERE_FIELDS, type FieldCondition, type Where, type WhereField } from '../../contracts/where.ts'

export type ContentPredicate = (content: Content) => boolean
type Scalar = string | number | boolean

/**
 * [FL2] All conditions of a where hold together; `or` needs one, `not` none. A field that a content lacks fails every
 * condition but `exists: false`, `nin` and an enclosing `not`. `{}` matches everything; an empty `or` matches nothing.
 */
export function compileWhere(where: Where): ContentPredicate {
  const parts: ContentPredicate[] = []
  for (const field of WHERE_FIELDS) {
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
  return (content) => parts.every((predicate) => predicate(content))
}

function compileField(field: WhereField, condition: FieldCondition): ContentPredicate {
  const tests = compileCondition(condition)
  return (content) => {
    const values = valuesOf(content, field)
    return tests.every((test) => test(values))
  }
}

/** A field's values: none when it is absent, several for tags. */
function valuesOf(content: Content, field: WhereField): readonly Scalar[] {
  if (field === 'tags') return content.tags.map(tagKey)
  const value = content[field]
  return value === undefined ? [] : [value]
}

type ValuesTest = (values: readonly Scalar[]) => boolean

function compileCondition(condition: FieldCondition): readonly ValuesTest[] {
  const tests: ValuesTest[] = []
  const { eq, gt, gte, lt, lte, between, exists } = condition
  if (eq !== undefined) tests.push((values) => values.includes(eq))
  if (condition.in) tests.push(anyOf(condition.in))
  if (condition.nin) tests.push(noneOf(condition.nin))
  if (condition.containsAny) tests.push(anyOf(condition.containsAny))
  if (condition.containsAll) tests.push(allOf(condition.containsAll))
  if (gt !== undefined) tests.push(someNumber((value) => value > gt))
  if (gte !== undefined) tests.push(someNumber((value) => value >= gte))
  if (lt !== undefined) tests.push(someNumber((value) => value < lt))
  if (lte !== undefined) tests.push(someNumber((value) => value <= lte))
  if (between) tests.push(someNumber((value) => value >= between[0] && value <= between[1]))
  if (exists !== undefined) tests.push((values) => values.length > 0 === exists)
  return tests
}

function anyOf(wanted: readonly Scalar[]): ValuesTest {
  const set = new Set(wanted)
  return (values) => values.some((value) => set.has(value))
}

function noneOf(unwanted: readonly Scalar[]): ValuesTest {
  const set = new Set(unwanted)
  return (values) => !values.some((value) => set.has(value))
}

function allOf(wanted: readonly Scalar[]): ValuesTest {
  return (values) => wanted.every((value) => values.includes(value))
}

function someNumber(test: (value: number) => boolean): ValuesTest {
  return (values) => values.some((value) => typeof value === 'number' && test(value))
}
