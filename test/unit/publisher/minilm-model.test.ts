import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINILM_FILES, verifyMiniLmFiles } from '../../../src/adapters/transformers/minilm-files.ts'
import { sha256Hex } from '../../../src/adapters/node/sha256.ts'
import { readModelFolder } from '../../../src/adapters/node/read-model-folder.ts'
import type { EmbeddingModel } from '../../../src/ports/embedding-model.ts'
import { findModelFolder, openMiniLm } from '../../../src/publisher/open-minilm.ts'
import { dot } from '../../../src/vector/dot.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = join(root, 'public/models/all-MiniLM-L6-v2')

interface Parity {
  readonly rows: readonly { readonly text: string; readonly q8: string; readonly fp32: string }[]
}
const parity = JSON.parse(await readFile(join(folder, 'parity.json'), 'utf8')) as Parity
const vectorOf = (base64: string): Float32Array =>
  new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer)

describe('all-MiniLM-L6-v2 in Node', () => {
  let model: EmbeddingModel
  beforeAll(async () => {
    model = await openMiniLm(folder)
  })
  afterAll(() => model.close())

  it('[EM3] gives the vectors of the parity file', async () => {
    expect(parity.rows).toHaveLength(20)
    for (const { text, q8, fp32 } of parity.rows) {
      const vector = await model.encode(text)
      expect(dot(vector, vectorOf(q8))).toBeGreaterThanOrEqual(0.9999)
      expect(dot(vector, vectorOf(fp32))).toBeGreaterThanOrEqual(0.96)
    }
  })

  it('[EM3] puts texts of one meaning nearer than texts of none in common', async () => {
    const [storm, weather, bank] = await Promise.all(
      ['a storm at sea', 'ships in heavy weather', 'a bank of clerks'].map((text) => model.encode(text)),
    )
    if (!storm || !weather || !bank) throw new Error('three texts, three vectors')
    expect(dot(storm, weather)).toBeGreaterThan(dot(storm, bank) + 0.2)
  })

  it('[EM4] counts a long text by its first 254 word pieces', async () => {
    const whole = await model.encode('sea '.repeat(254))
    expect(await model.encode('sea '.repeat(255))).toEqual(whole)
    expect(await model.encode(`${'sea '.repeat(254)}mountain`)).toEqual(whole)
    expect(await model.encode('sea '.repeat(253))).not.toEqual(whole)
  })
})

describe('the files of the model', () => {
  it('[EM5] refuses a missing file, naming it and what to do', async () => {
    const { code, message } = await refusalOf(() => openMiniLm(join(root, 'nowhere')))
    expect(code).toBe('model-missing')
    expect(message).toContain(join(root, 'nowhere', 'tokenizer_config.json'))
    expect(message).toContain('--model DIR')
    expect((await refusalOf(() => verifyMiniLmFiles(new Map(), sha256Hex))).code).toBe('model-missing')
  })

  it('[EM5] refuses a file of another length or with one changed byte', async () => {
    const paths = MINILM_FILES.map(({ path }) => path).filter((path) => path !== 'onnx/model_quantized.onnx')
    const files = await readModelFolder(folder, paths)
    const config = files.get('config.json')?.slice() ?? new Uint8Array()
    config[0] = 0x20
    for (const changed of [config, config.slice(1)]) {
      const refusal = await refusalOf(() => verifyMiniLmFiles(new Map([...files, ['config.json', changed]]), sha256Hex))
      expect(refusal).toMatchObject({ code: 'model-corrupt', details: { path: 'config.json' } })
    }
  })

  it('[EM5] is found under the current folder, else under Docent itself, unless one is named', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'docent-model-'))
    expect(findModelFolder(elsewhere)).toBe(folder)
    expect(findModelFolder(elsewhere, 'mine')).toBe(join(elsewhere, 'mine'))
    await cp(join(folder, 'config.json'), join(elsewhere, 'public/models/all-MiniLM-L6-v2/config.json'))
    await writeFile(join(elsewhere, 'package.json'), '{}')
    expect(findModelFolder(elsewhere)).toBe(join(elsewhere, 'public/models/all-MiniLM-L6-v2'))
    await rm(elsewhere, { recursive: true })
  })
})
