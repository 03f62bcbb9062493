import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEmbedCache } from '../../../src/publisher/embed-cache.ts'
import { aFolder } from '../../builders/a-folder.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const DIM = 4
/** 32 of the key, 4 numbers, 4 of the check. */
const RECORD_BYTES = 52
const vectorA = Float32Array.of(1, -0.5, 1e-7, 0)
const vectorB = Float32Array.of(0, 1, 0, 0)

/** A cache file with two vectors of model m: of text a and of text b. */
async function aCacheFile(): Promise<{ folder: string; path: string }> {
  const folder = join(await aFolder(), 'cache')
  const cache = openEmbedCache(folder, DIM)
  cache.put('m', 'a', vectorA)
  cache.put('m', 'b', vectorB)
  cache.close()
  return { folder, path: join(folder, 'vectors-4.bin') }
}

describe('openEmbedCache', () => {
  it('[PB6] gives back what was put, also after it was opened again', async () => {
    const { folder } = await aCacheFile()
    const cache = openEmbedCache(folder, DIM)
    expect(cache.get('m', 'a')).toEqual(vectorA)
    expect(cache.get('m', 'b')).toEqual(vectorB)
    expect(cache.get('m', 'c')).toBeUndefined()
    cache.close()
  })

  it('[PB6] keeps models, and numbers a vector, apart', async () => {
    const { folder } = await aCacheFile()
    expect(openEmbedCache(folder, DIM).get('other', 'a')).toBeUndefined()
    expect(openEmbedCache(folder, 8).get('m', 'a')).toBeUndefined()
  })

  it('[PB6] has a vector in the file when put returns', async () => {
    const folder = await aFolder()
    const cache = openEmbedCache(folder, DIM)
    cache.put('m', 'a', vectorA)
    expect((await stat(join(folder, 'vectors-4.bin'))).size).toBe(RECORD_BYTES)
    expect(openEmbedCache(folder, DIM).get('m', 'a')).toEqual(vectorA)
    cache.close()
  })

  it.each([1, 31, 51])('[PB6] drops a last record torn after %i bytes, and what follows is whole', async (torn) => {
    const { folder, path } = await aCacheFile()
    const whole = await readFile(path)
    await writeFile(path, whole.subarray(0, RECORD_BYTES + torn))
    const cache = openEmbedCache(folder, DIM)
    expect(cache.get('m', 'a')).toEqual(vectorA)
    expect(cache.get('m', 'b')).toBeUndefined()
    cache.put('m', 'b', vectorB)
    cache.close()
    expect(await readFile(path)).toEqual(whole)
  })

  it('[PB6] does not find a record with any changed byte, and finds the others', async () => {
    const { folder, path } = await aCacheFile()
    const whole = await readFile(path)
    for (let at = 0; at < RECORD_BYTES; at++) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      await writeFile(path, changed)
      const cache = openEmbedCache(folder, DIM)
      expect([cache.get('m', 'a'), cache.get('m', 'b')]).toEqual([undefined, vectorB])
    }
  })

  it('[PB6] makes nothing before there is something to keep', async () => {
    const folder = join(await aFolder(), 'cache')
    openEmbedCache(folder, DIM).close()
    await expect(stat(folder)).rejects.toThrow('ENOENT')
  })

  it('[PB6] says when the folder cannot be written', async () => {
    const folder = await aFolder({ file: '' })
    const cache = openEmbedCache(join(folder, 'file', 'cache'), DIM)
    const { code, message } = await refusalOf(() => cache.put('m', 'a', vectorA))
    expect(code).toBe('cli-bad-input')
    expect(message).toContain('--cache DIR')
  })

  it('[PB6] gives copies, so that no caller changes what another gets', async () => {
    const { folder } = await aCacheFile()
    const cache = openEmbedCache(folder, DIM)
    cache.get('m', 'a')?.fill(9)
    expect(cache.get('m', 'a')).toEqual(vectorA)
  })
})
