/** The titles of tests, read from their sources. */
import { parseSync, Visitor } from 'vite'
import type { ESTree } from 'vite'

const TEST_FUNCTIONS = new Set(['describe', 'it', 'test'])

/** Titles given to describe, it and test (`it.each(...)('title')` too), template literals with their fixed parts. */
export function testTitles(path: string, text: string): string[] {
  const titles: string[] = []
  new Visitor({
    CallExpression: ({ callee, arguments: [first] }) => {
      if (first === undefined || !TEST_FUNCTIONS.has(rootName(callee) ?? '')) return
      if (first.type === 'Literal' && typeof first.value === 'string') titles.push(first.value)
      if (first.type === 'TemplateLiteral') titles.push(first.quasis.map((quasi) => quasi.value.raw).join(' '))
    },
  }).visit(parseSync(path, text).program)
  return titles
}

/** `it` of `it`, `it.each`, `it.each(table)` and `it.skipIf(condition).each(table)`. */
function rootName(callee: ESTree.Expression): string | undefined {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression') return rootName(callee.object)
  if (callee.type === 'CallExpression') return rootName(callee.callee)
  if (callee.type === 'TaggedTemplateExpression') return rootName(callee.tag)
  return undefined
}
