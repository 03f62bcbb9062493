import { describe, expect, it } from 'vitest'
import { nodeDeflate } from '../../../src/adapters/node/deflate.ts'
import { openObject } from '../../../src/release/open-object.ts'
import { sha256 } from '../../builders/a-pack.ts'
import { someTools } from '../../builders/a-publisher.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const tools = await someTools()
const raw = new TextEncoder().encode('Some bytes of a release. '.repeat(100))
const stored = await nodeDeflate(raw)
const object = { sha256: await sha256(stored), bytes: stored.length, rawBytes: raw.length }

describe('an object', () => {
  it('[SY10] that is what it is named is inflated', async () => {
    expect(await openObject(stored, object, 'an object', tools)).toEqual(raw)
  })

  it.each([
    ['its length', stored.slice(1), object, `${object.bytes} bytes`, 'sync-wrong-object'],
    ['its digest', stored, { ...object, sha256: 'a'.repeat(64) }, 'SHA-256 aaaa', 'sync-wrong-object'],
    ['a shorter name', stored, { ...object, rawBytes: raw.length - 1 }, 'inflates to too much', 'sync-too-large'],
    ['a longer name', stored, { ...object, rawBytes: raw.length + 1 }, 'does not inflate', 'sync-wrong-object'],
  ])('[SY10] is refused for %s', async (_, bytes, named, says, code) => {
    const refusal = await refusalOf(() => openObject(bytes, named, 'an object', tools))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toContain(says)
  })
})
