import { describe, expect, it } from 'vitest'
import { parseSync, Visitor } from 'vite'
import { filesUnder, readText } from './repo-files.ts'
import { codesIn, specText } from './spec.ts'

const CODES_FILE = 'src/base/docent-error.ts'

function literalsOfUnion(path: string, name: string): string[] {
  const literals: string[] = []
  new Visitor({
    TSTypeAliasDeclaration: ({ id, typeAnnotation }) => {
      if (id.name !== name || typeAnnotation.type !== 'TSUnionType') return
      for (const member of typeAnnotation.types)
        if (member.type === 'TSLiteralType' && 'value' in member.literal) literals.push(String(member.literal.value))
    },
  }).visit(parseSync(path, readText(path)).program)
  return literals
}

describe('the error codes', () => {
  const codes = literalsOfUnion(CODES_FILE, 'ErrorCode')
  const tests = filesUnder('test', /\.ts$/)
    .filter((path) => !path.startsWith('test/package/'))
    .map(readText)
    .join('\n')

  it('are kebab-case, sorted, each once', () => {
    expect(codes.length).toBeGreaterThan(0)
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([])
    expect(codes).toEqual([...new Set(codes)].toSorted())
  })

  it('each have a row in the error table of SPEC.md', () => {
    const rows = codesIn(specText())
    expect(codes.filter((code) => !rows.includes(code))).toEqual([])
  })

  it('are each expected by a test', () => {
    expect(codes.filter((code) => !new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(tests))).toEqual([])
  })
})
