import { expect, it } from 'vitest'
import { parseSync, Visitor } from 'vite'
import { filesUnder, readText } from './repo-files.ts'

/** Rooms that touch the world; oxlint forbids the globals of all others, but cannot see this one. */
const IMPURE = /^src\/(adapters|client|workers|publisher|vite)\/|^src\/[\w-]+\.ts$/

/** Lines on which `new Date()` or `Date()` asks the device for the time. */
function clockReads(path: string, text: string): string[] {
  const found: string[] = []
  const look = ({
    callee,
    arguments: given,
    start,
  }: {
    callee: unknown
    arguments: unknown[]
    start: number
  }): void => {
    if (given.length > 0 || typeof callee !== 'object' || callee === null) return
    if ('name' in callee && callee.name === 'Date') found.push(`${path}:${text.slice(0, start).split('\n').length}`)
  }
  new Visitor({ NewExpression: look, CallExpression: look }).visit(parseSync(path, text).program)
  return found
}

it('pure rooms take the time as an argument, never from new Date()', () => {
  const pure = filesUnder('src', /(?<!\.as)\.ts$/).filter((path) => !IMPURE.test(path))
  expect(pure.length).toBeGreaterThan(0)
  expect(pure.flatMap((path) => clockReads(path, readText(path)))).toEqual([])
})

it('would notice one, and lets a given instant through', () => {
  expect(clockReads('a.ts', 'const a = 1\nconst b = new Date()\nconst c = new Date(a)\nconst d = Date()')).toEqual([
    'a.ts:2',
    'a.ts:4',
  ])
})
