/** The registry of profile features against its mirrors, in both directions, by what the files say. */
import { describe, expect, it } from 'vitest'
import { execFile } from 'node:child_process'
import { mirrorPython } from '../../src/features/mirror-python.ts'
import { mirrorSchema } from '../../src/features/mirror-schema.ts'
import { MUSEUM_FEATURES } from '../../src/features/museum-features.ts'
import { promisify } from 'node:util'
import { readText } from './repo-files.ts'

interface Mirrored {
  readonly name: string
  readonly dtype: string
  readonly description: string
}

const PYTHON = 'mirror/docent_features.py'
const SCHEMA = 'mirror/profile-features.schema.json'
const run = promisify(execFile)

const registry = MUSEUM_FEATURES.map(({ name, dtype, description }): Mirrored => ({ name, dtype, description }))

/** The first three literals of every `ProfileFeature(` of the module's list. */
function inPython(text: string): Mirrored[] {
  const list = text.slice(text.indexOf('PROFILE_FEATURES: '))
  const literal = String.raw`("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')`
  const entry = new RegExp(String.raw`ProfileFeature\(\s*${literal},\s*${literal},\s*${literal}`, 'g')
  return [...list.matchAll(entry)].map(([, name = '', dtype = '', description = '']) => ({
    name: unquoted(name),
    dtype: unquoted(dtype),
    description: unquoted(description),
  }))
}

function unquoted(literal: string): string {
  if (literal.startsWith('"')) return String(JSON.parse(literal))
  return literal.slice(1, -1).replaceAll(/\\(.)/g, '$1')
}

interface Schema {
  readonly properties: Readonly<Record<string, { description: string; 'x-docent': { dtype: string } }>>
}

function inSchema(text: string): Mirrored[] {
  const { properties } = JSON.parse(text) as Schema
  return Object.entries(properties).map(
    ([
      name,
      {
        description,
        'x-docent': { dtype },
      },
    ]) => ({
      name,
      dtype,
      description,
    }),
  )
}

/** What one has and the other has not, or says otherwise. */
function onlyIn(one: readonly Mirrored[], other: readonly Mirrored[]): Mirrored[] {
  const known = new Set(other.map((feature) => JSON.stringify(feature)))
  return one.filter((feature) => !known.has(JSON.stringify(feature)))
}

describe('the mirrors of the registry', () => {
  it.each([
    [PYTHON, inPython],
    [SCHEMA, inSchema],
  ])('[PF14] %s has its names, dtypes and descriptions, and no others', (path, read) => {
    const mirrored = read(readText(path))
    expect(mirrored.length).toBeGreaterThan(0)
    const todo = 'Run `npm run mirror`.'
    expect(onlyIn(registry, mirrored), `in the registry and not in ${path}. ${todo}`).toEqual([])
    expect(onlyIn(mirrored, registry), `in ${path} and not in the registry. ${todo}`).toEqual([])
  })

  it('[PF14] are what npm run mirror writes now', () => {
    expect(readText(PYTHON)).toBe(mirrorPython(MUSEUM_FEATURES))
    expect(readText(SCHEMA)).toBe(mirrorSchema(MUSEUM_FEATURES))
  })

  it('would notice a feature that one side lost, renamed or described otherwise', () => {
    const text = readText(PYTHON)
    const dtypeChanged = text.replace('"preferred_hour", "numeric"', '"preferred_hour", "categorical"')
    expect(onlyIn(registry, inPython(dtypeChanged)).map(({ name }) => name)).toEqual(['preferred_hour'])
    const described = text.replace('Number of tips served', 'Number of tips shown')
    expect(onlyIn(inPython(described), registry).map(({ name }) => name)).toEqual(['tip_volume_30d'])
    const renamed = text.replace('"favourite_tag"', "'favorite_tag'")
    expect(onlyIn(inPython(renamed), registry).map(({ name }) => name)).toEqual(['favorite_tag'])
  })

  it('[PF14] can be imported by Python', async ({ skip }) => {
    const script =
      'import docent_features as d, json; print(json.dumps([[f.name, f.dtype, f.description] for f in d.PROFILE_FEATURES]))'
    const env = { ...process.env, PYTHONPATH: 'mirror', PYTHONDONTWRITEBYTECODE: '1' }
    const answer = await run('python3', ['-c', script], { env }).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    })
    if (!answer) return skip('no python3 on this machine')
    expect(JSON.parse(answer.stdout)).toEqual(
      registry.map(({ name, dtype, description }) => [name, dtype, description]),
    )
  })
})
