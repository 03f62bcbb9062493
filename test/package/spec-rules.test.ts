import { describe, expect, it } from 'vitest'
import { filesUnder, readText } from './repo-files.ts'
import { citedBy, rulesIn, specText } from './spec.ts'
import { testTitles } from './test-titles.ts'

/** Contract suites hold tests too: they are called by the *.test.ts files. This file's own titles only look like rules. */
const testFiles = filesUnder('test', /\.(test|contract)\.ts$/).filter((path) => !path.endsWith('/spec-rules.test.ts'))
const rules = rulesIn(specText())

describe('the rules of SPEC.md', () => {
  const cited = new Set(testFiles.flatMap((path) => testTitles(path, readText(path))).flatMap(citedBy))

  it('are there, each under an id of its own', () => {
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([])
  })

  it('are each cited by the title of a test', () => {
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([])
  })

  it('exist, where a test cites one', () => {
    expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([])
  })
})

describe('the reading of rules and titles', () => {
  it('takes a rule at the start of a list item or table row only', () => {
    expect(rulesIn('- **AA1** x\n* **AA2** y\n| **AA3** | z |\n  - **BB12** deep\nsee **CC1**\n- see **CC2**')).toEqual(
      ['AA1', 'AA2', 'AA3', 'BB12'],
    )
  })

  it('takes titles from describe, it and each, not from other strings', () => {
    const text = `describe('[AA1] a', () => { it.each([['[ZZ1]']])('[AA2] %s', () => { expect('[ZZ2]').toBe(1) }) })
      test.skipIf(true)(\`[AA3] \${name} [AA4]\`, () => {})`
    expect(testTitles('a.test.ts', text).flatMap(citedBy).toSorted()).toEqual(['AA1', 'AA2', 'AA3', 'AA4'])
  })
})
