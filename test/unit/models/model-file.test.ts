import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { decodeModelFile, encodeModelFile, type ModelFile } from '../../../src/models/model-file.ts'
import { MODEL_KINDS } from '../../../src/models/model-header.ts'
import { floatBlock, int8Block } from '../../../src/models/model-blocks.ts'

const small: ModelFile = {
  header: {
    schemaVersion: 1,
    kind: 'graph',
    sizes: [2, 3],
    inputs: ['a'],
    outputs: [],
    normalisation: { mean: [0.5], scale: [2] },
    seed: 42,
    dataDigest: 'd',
    blocks: [
      { name: 'x', length: 2 },
      { name: 'y', length: 3, dtype: 'int8' },
    ],
    more: { b: 1, a: [true, null, 'é'] },
  },
  blocks: new Map<string, Float32Array<ArrayBuffer> | Int8Array<ArrayBuffer>>([
    ['x', Float32Array.of(1.5, -2)],
    ['y', Int8Array.of(1, -1, 127)],
  ]),
}
const HEADER =
  '{"schemaVersion":1,"kind":"graph","sizes":[2,3],"inputs":["a"],"outputs":[],"normalisation":{"mean":[0.5],"scale":[2]},' +
  '"seed":42,"dataDigest":"d","blocks":[{"name":"x","length":2},{"name":"y","length":3,"dtype":"int8"}],' +
  '"more":{"a":[true,null,"é"],"b":1}}'

/** The bytes of `text` as a header with `rest` behind it. */
function aFile(text: string, rest: readonly number[]): Uint8Array {
  const header = new TextEncoder().encode(text)
  const length = [header.length & 255, header.length >> 8, 0, 0]
  const pad = Array.from({ length: (4 - (header.length % 4)) % 4 }, () => 0)
  return Uint8Array.from([...new TextEncoder().encode('DCNM'), ...length, ...header, ...pad, ...rest])
}
const BLOCKS = [0, 0, 0xc0, 0x3f, 0, 0, 0, 0xc0, 1, 255, 127, 0]

describe('a model file', () => {
  it('[ML1] is magic, length, header, and aligned blocks, byte by byte', () => {
    expect([...encodeModelFile(small)]).toEqual([...aFile(HEADER, BLOCKS)])
  })

  it('[ML2] of the same model has the same bytes, whatever the order of keys', () => {
    const { more, blocks, ...rest } = small.header
    const turned = { ...(more && { more: { a: more['a'] ?? null, b: 1 } }), blocks, ...rest }
    const shuffled = { header: turned, blocks: new Map([...small.blocks].toReversed()) }
    expect([...encodeModelFile(shuffled)]).toEqual([...encodeModelFile(small)])
  })

  it('[ML2] comes back as it was, at any offset in memory', () => {
    const name = fc.string({ maxLength: 8 })
    const float = fc.float({ noNaN: true, noDefaultInfinity: true })
    const block = fc.oneof(
      fc.array(float, { maxLength: 5 }).map((list) => Float32Array.from(list)),
      fc.array(fc.integer({ min: -128, max: 127 }), { maxLength: 7 }).map((list) => Int8Array.from(list)),
    )
    const files = fc.record({
      kind: fc.constantFrom(...MODEL_KINDS),
      sizes: fc.array(fc.nat(), { maxLength: 4 }),
      inputs: fc.array(name, { maxLength: 3 }),
      seed: fc.integer(),
      blocks: fc.uniqueArray(fc.tuple(name, block), { maxLength: 4, selector: ([each]) => each }),
    })
    fc.assert(
      fc.property(files, fc.nat({ max: 7 }), ({ kind, sizes, inputs, seed, blocks }, offset) => {
        const file: ModelFile = {
          header: {
            schemaVersion: 1,
            kind,
            sizes,
            inputs,
            outputs: inputs,
            normalisation: { mean: inputs.map(() => 0.25), scale: inputs.map(() => 3) },
            seed,
            dataDigest: '',
            blocks: blocks.map(([of, { length }, dtype = blocks.find(([n]) => n === of)?.[1]]) =>
              dtype instanceof Int8Array ? { name: of, length, dtype: 'int8' } : { name: of, length },
            ),
          },
          blocks: new Map(blocks),
        }
        const bytes = encodeModelFile(file)
        const moved = new Uint8Array(bytes.length + offset)
        moved.set(bytes, offset)
        expect(decodeModelFile(moved.subarray(offset))).toEqual(file)
      }),
      { numRuns: 100 },
    )
  })

  it('[ML3] cut short anywhere, or with a byte too many, is refused as model-invalid', () => {
    const bytes = encodeModelFile(small)
    const refused = expect.objectContaining({ name: 'DocentError', code: 'model-invalid' }) as Error
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeModelFile(bytes.subarray(0, length)), `${length} bytes`).toThrow(refused)
    }
    expect(() => decodeModelFile(Uint8Array.from([...bytes, 0]))).toThrow(/bytes, as its header says/)
  })

  it.each([
    ['no magic', Uint8Array.from([1, ...aFile(HEADER, BLOCKS).subarray(1)]), /expected a file that starts with "DCNM"/],
    ['no JSON', aFile('<html>', []), /expected a header in JSON, found bytes that are no JSON/],
    ['a list', aFile('[]', []), /expected a header that is an object, found \[\]/],
    ['another version', aFile(HEADER.replace(':1,', ':2,'), BLOCKS), /expected schema version 1, found 2/],
    ['another kind', aFile(HEADER.replace('graph', 'owl'), BLOCKS), /expected a kind among .*, found "owl"/],
    [
      'sizes below 0',
      aFile(HEADER.replace('[2,3]', '[-2,3]'), BLOCKS),
      /expected sizes as a whole number of at least 0/,
    ],
    ['no inputs', aFile(HEADER.replace('["a"]', '7'), BLOCKS), /expected inputs as a list, found 7/],
    [
      'too few means',
      aFile(HEADER.replace('[0.5]', '[]'), BLOCKS),
      /expected 1 means and scales, one an input, found 0/,
    ],
    ['a scale of 0', aFile(HEADER.replace('"scale":[2]', '"scale":[0]'), BLOCKS), /expected scales above 0, found 0/],
    ['an infinite mean', aFile(HEADER.replace('0.5', '1e999'), BLOCKS), /mean as a number, found Infinity/],
    ['a name twice', aFile(HEADER.replace('"y"', '"x"'), BLOCKS), /blocks of different names, found two of name "x"/],
    ['an unknown type', aFile(HEADER.replace('int8', 'int4'), BLOCKS), /blocks of float32 or int8, found "int4"/],
    [
      'a longer block',
      aFile(HEADER.replace('"length":2', '"length":4'), BLOCKS),
      /expected 284 bytes, as its header says, found 276/,
    ],
    ['NaN weights', aFile(HEADER, [0, 0, 0xc0, 0x7f, ...BLOCKS.slice(4)]), /finite numbers in block x, found NaN at 0/],
    ['no zeros between', aFile(HEADER, [...BLOCKS.slice(0, 11), 9]), /zeros between its parts, found 9 at byte/],
  ])('[ML3] with %s is refused by what was expected and found', (_, bytes, message) => {
    expect(() => decodeModelFile(bytes)).toThrow(message)
    expect(() => decodeModelFile(bytes)).toThrow(
      /This model file cannot be used: .*Load it again; if it stays so, train/,
    )
  })

  it('[ML3] is not written with what could not be read', () => {
    const withBlock = (name: string, block: Float32Array<ArrayBuffer>): ModelFile => ({
      ...small,
      blocks: new Map([...small.blocks, [name, block]]),
    })
    expect(() => encodeModelFile(withBlock('x', Float32Array.of(1, Infinity)))).toThrow(/finite numbers in block x/)
    expect(() => encodeModelFile(withBlock('x', Float32Array.of(1)))).toThrow(/block x of 2 float32 numbers, found 1/)
    expect(() => encodeModelFile(withBlock('y', Float32Array.of(1, 2, 3)))).toThrow(/block y of 3 int8 .*float32/)
    expect(() => encodeModelFile(withBlock('z', Float32Array.of()))).toThrow(/expected 2 blocks, as the header says/)
    expect(() => encodeModelFile({ ...small, blocks: new Map() })).toThrow(/2 blocks, as the header says, found 0/)
    const undone = { ...small.header, more: { a: Number.NaN } }
    expect(() => encodeModelFile({ ...small, header: undone })).toThrow(/every number of more as a number, found NaN/)
  })

  it('[ML3] gives blocks by name, type and length alone', () => {
    expect([...floatBlock(small, 'x', 2)]).toEqual([1.5, -2])
    expect([...floatBlock(small, 'x')]).toEqual([1.5, -2])
    expect([...int8Block(small, 'y', 3)]).toEqual([1, -1, 127])
    expect(() => floatBlock(small, 'x', 3)).toThrow(/block x of 3 numbers, found 2/)
    expect(() => floatBlock(small, 'y')).toThrow(/block y of float32 numbers, found another type/)
    expect(() => int8Block(small, 'w', 3)).toThrow(/block w of int8 numbers, found no such block/)
  })
})
