import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCatalogFolder } from '../../../../src/adapters/node/read-catalog-folder.ts'
import { sha256Hex } from '../../../../src/adapters/node/sha256.ts'
import { openCatalog } from '../../../../src/catalog/open-catalog.ts'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import { aCommandOutput } from '../../../builders/a-command-output.ts'
import { aFolder, ndjson } from '../../../builders/a-folder.ts'

const records = ndjson(
  { id: 'wave', contentType: 'image_item', title: 'Wave', text: 'Boats under a breaking wave.', shelf: 1 },
  { id: 'storm', contentType: 'image_item', title: 'Storm', text: 'Ships in heavy weather.', tags: ['subject:sea'] },
  { id: 'jug', contentType: 'image_item', title: 'Jug', text: 'A maid pours milk into a bowl.' },
)

describe('docent build', () => {
  it('[PB5] builds a catalog with the real model: neighbours by meaning; warnings and progress on standard error', async () => {
    const cwd = await aFolder({ 'a.ndjson': records })
    const output = aCommandOutput(cwd)
    expect(await runCommandLine(['build', 'a.ndjson', '-o', 'catalog'], output)).toBe(0)
    expect(output.printed()).toMatch(
      /^3 records, 3 newly embedded; catalog written: version [0-9a-f]{16}, \d\.\d KB\n$/,
    )
    expect(output.told()).toContain('Embedding: 3 of 3')
    expect(output.told()).toContain('warning: a.ndjson:1: field "shelf" is not known')

    const store = await openCatalog(await readCatalogFolder(join(cwd, 'catalog')), { sha256: sha256Hex })
    const wave = store.getVectors(['wave']).get('wave')
    if (wave === undefined) throw new Error('the wave is there')
    expect(store.searchVector(wave, { limit: 3 }).map(({ contentId }) => contentId)).toEqual(['wave', 'storm', 'jug'])
  })

  it('[PB8] prints the report of a dry run as JSON and nothing else', async () => {
    const cwd = await aFolder({ 'a.ndjson': records })
    const output = aCommandOutput(cwd)
    expect(await runCommandLine(['build', 'a.ndjson', '-o', 'catalog', '--dry-run', '--json'], output)).toBe(0)
    expect(JSON.parse(output.printed())).toEqual({
      out: 'catalog',
      count: 3,
      embedded: 3,
      outcome: 'dry-run',
      warnings: [{ file: 'a.ndjson', line: 1, field: 'shelf', records: 1, message: expect.any(String) }],
    })
    const plain = aCommandOutput(cwd)
    await runCommandLine(['build', 'a.ndjson', '-o', 'catalog', '--dry-run'], plain)
    expect(plain.printed()).toBe('3 records, 3 texts to embed; all is well, nothing was written (dry run)\n')
  })

  it('[EM5] names the model folder that is not there, and what to do', async () => {
    const cwd = await aFolder({ 'a.ndjson': records })
    const output = aCommandOutput(cwd)
    expect(await runCommandLine(['build', 'a.ndjson', '-o', 'catalog', '--model', 'nowhere'], output)).toBe(1)
    expect(output.told()).toContain(
      `Expected the model file ${join(cwd, 'nowhere', 'tokenizer_config.json')}, found none`,
    )
  })
})
