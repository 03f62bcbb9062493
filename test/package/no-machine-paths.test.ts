import { describe, expect, it } from 'vitest'
import { readText, repoFiles } from './repo-files.ts'

/** Written in pieces, so that this file does not hold what it forbids. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'a path of the machine it was made on': new RegExp(['(?<![\\w.-])', 'work', ''].join('/')),
  'a home folder': new RegExp(['(?<![\\w.-])', '(root|home|Users)', '\\w'].join('/')),
  'a folder outside the repository': new RegExp(['\\bshared', '(data|design|hooks|lab|models|seeds)\\b'].join('/')),
  'the host of a registry': new RegExp(['registry', '(npmjs|yarnpkg|npmmirror)'].join('\\.')),
}

const BINARY = /\.(bin|onnx|wasm|png|jpe?g|webp|avif|ico|woff2?|docent)$/

function offences(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    Object.entries(FORBIDDEN)
      .filter(([, pattern]) => pattern.test(line))
      .map(([what]) => `${path}:${index + 1} names ${what}`),
  )
}

describe('the repository', () => {
  const texts = repoFiles().filter((path) => !BINARY.test(path))

  it('names no path of any machine and no registry', () => {
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.flatMap((path) => offences(path, readText(path)))).toEqual([])
  })

  it('locks versions and hashes, not where they came from', () => {
    const locks = texts.filter((path) => path.endsWith('package-lock.json'))
    expect(locks).toContain('package-lock.json')
    for (const path of locks) {
      expect(readText(path)).toContain('"integrity"')
      expect(readText(path), path).not.toContain('"resolved"')
    }
  })

  it('would notice', () => {
    const named = (...parts: string[]): string[] => offences('a.ts', parts.join('/'))
    expect(named('cd ', 'work', 'main')).toHaveLength(1)
    expect(named("'", 'root', 'x')).toHaveLength(1)
    expect(named('..', 'shared', 'models', 'a')).toHaveLength(1)
    expect(named('https:', '', ['registry', 'npmjs', 'org'].join('.'))).toHaveLength(1)
    expect(named('test', 'work', 'a.ts')).toEqual([])
  })
})
