import { describe, expect, it } from 'vitest'
import { applyDelta } from '../../../src/release/apply-delta.ts'
import { catalogRecords, type RawCatalog } from '../../../src/release/catalog-records.ts'
import { decodeDelta, type Delta, encodeDelta } from '../../../src/release/delta.ts'
import { recordIdAt } from '../../../src/release/record-id.ts'
import { aPack, PACK_DIM } from '../../builders/a-pack.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const way = { from: 'a'.repeat(16), to: 'b'.repeat(16) }
const { files, manifest } = await aPack()
const own = (): RawCatalog => ({
  items: files.items.slice(),
  vectors: files.vectors.slice(),
  count: manifest.count,
  dim: manifest.dim,
})
const records = catalogRecords(own())

/** Removes a, changes the record of b, changes record and vector of c, adds d. */
const delta: Delta = {
  ...way,
  removed: ['a'],
  put: [
    { id: 'b', line: lineOf('b', 1), vector: undefined },
    { id: 'c', line: lineOf('c', 2), vector: records.vectorAt(0) },
    { id: 'd', line: lineOf('d', 3), vector: records.vectorAt(1) },
  ],
}

function lineOf(id: string, n: number): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ id, n })}\n`)
}

function withHeader(fields: Record<string, unknown>): Uint8Array {
  const bytes = encodeDelta(delta)
  const end = bytes.indexOf(10)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Record<string, unknown>
  return Buffer.concat([Buffer.from(JSON.stringify({ ...header, ...fields })), bytes.subarray(end)])
}

describe('a delta', () => {
  it('[SY13] is a line of JSON, then records, then the vectors that changed', () => {
    const bytes = encodeDelta(delta)
    const text = new TextDecoder().decode(bytes)
    const lines = text.split('\n', 4)
    expect(lines).toEqual([
      `{"schema":1,"from":"${way.from}","to":"${way.to}","removed":["a"],"put":3,"vectors":[1,2]}`,
      '{"id":"b","n":1}',
      '{"id":"c","n":2}',
      '{"id":"d","n":3}',
    ])
    const head = new TextEncoder().encode(`${lines.join('\n')}\n`).length
    expect(bytes.length).toBe(head + 2 * (4 + 2 * PACK_DIM))
    expect(bytes.subarray(head, head + 36)).toEqual(records.vectorAt(0))
  })

  it('[SY13] gives back what was written', () => {
    expect(decodeDelta(encodeDelta(delta), PACK_DIM, way)).toEqual(delta)
    const none = { ...way, removed: [], put: [] }
    expect(decodeDelta(encodeDelta(none), PACK_DIM, way)).toEqual(none)
  })

  it.each<[string, Uint8Array]>([
    ['nothing in it', new Uint8Array()],
    ['a first line only', encodeDelta(delta).slice(0, 40)],
    ['another start', withHeader({ from: 'c'.repeat(16) })],
    ['another end', withHeader({ to: way.from })],
    ['an unknown key', withHeader({ more: 1 })],
    ['a record too few', withHeader({ put: 2 })],
    ['a record too many', withHeader({ put: 4 })],
    ['records without number', withHeader({ put: 1e15 })],
    ['a vector of no record', withHeader({ vectors: [1, 3] })],
    ['a vector twice', withHeader({ vectors: [1, 1] })],
    ['vectors in another order', withHeader({ vectors: [2, 1] })],
    ['a vector too few', withHeader({ vectors: [0, 1, 2] })],
    ['a byte left over', Buffer.concat([encodeDelta(delta), Buffer.of(0)])],
    ['ids that do not ascend', encodeDelta({ ...delta, put: delta.put.toReversed() })],
    ['an id twice', encodeDelta({ ...delta, removed: ['a', 'a'] })],
    ['an id that is none', encodeDelta({ ...delta, removed: [' a'] })],
    ['an id of a prototype', encodeDelta({ ...delta, removed: ['__proto__'] })],
    [
      'a line that is no record',
      encodeDelta({ ...delta, put: [{ id: 'b', line: Buffer.from('{"x":1}\n'), vector: undefined }] }),
    ],
  ])('[SY13] with %s is refused', async (_, bytes) => {
    expect((await refusalOf(() => decodeDelta(bytes, PACK_DIM, way))).code).toBe('sync-bad-format')
  })

  it.each<[string, Partial<Delta>]>([
    ['removes what is not there', { removed: ['aa'] }],
    ['removes what comes after all', { removed: ['x'], put: [] }],
    ['adds a record without its vector', { put: [{ id: 'd', line: lineOf('d', 1), vector: undefined }] }],
    ['removes what it puts', { removed: ['b'], put: [{ id: 'b', line: lineOf('b', 1), vector: undefined }] }],
  ])('[SY14] that %s does not fit', async (_, fields) => {
    expect((await refusalOf(() => applyDelta(own(), { ...delta, ...fields }))).code).toBe('sync-wrong-object')
  })

  it.each<[string, Partial<RawCatalog>]>([
    ['a line too few', { items: files.items.slice(0, files.items.indexOf(10) + 1) }],
    ['no end of the last line', { items: files.items.slice(0, -1) }],
    ['vectors of another length', { vectors: files.vectors.slice(4) }],
    ['another count', { count: 2 }],
  ])('[SY14] is not applied to files with %s', async (_, fields) => {
    expect((await refusalOf(() => applyDelta({ ...own(), ...fields }, delta))).code).toBe('sync-wrong-object')
    expect((await refusalOf(() => catalogRecords({ ...own(), ...fields }))).code).toBe('sync-wrong-object')
  })

  it('[SY14] is applied to vectors that lie anywhere in memory', () => {
    const buffer = new Uint8Array(files.vectors.length + 1)
    buffer.set(files.vectors, 1)
    expect(applyDelta({ ...own(), vectors: buffer.subarray(1) }, delta)).toEqual(applyDelta(own(), delta))
  })
})

describe('the id of a record', () => {
  it.each(['a', '"', '\\', '\\"', '\\\\', 'é日😀', '{"id":"', '\ud800', 'tab\there'])(
    '[SY13] is read without the rest: %j',
    (id) => {
      const line = new TextEncoder().encode(`xx${JSON.stringify({ id, title: '"}' })}\n`)
      expect(recordIdAt(line, 2)).toBe(id)
    },
  )

  it.each(['', '{"id":', '{"id":"a', '{"id":"a\\', '{"id":1}', '{ "id":"a"}', '{"id":"\\x"}'])(
    '[SY13] is refused in %j',
    async (text) => {
      expect((await refusalOf(() => recordIdAt(new TextEncoder().encode(text), 0))).code).toBe('sync-bad-format')
    },
  )
})
