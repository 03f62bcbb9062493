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
      /^3 records, 3 newly embedded; catalog written: version [0-9a-f]{16}, \d[\d.]* KB\n$/,
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
      warnings: [{ file: 'a.ndjson', line: 1, field: 'shelf', records: 1, message: expect.any(String) as string }],
      records: expect.objectContaining({
        records: 3,
        leftOut: [{ file: 'a.ndjson', field: 'shelf', records: 1 }],
      }) as unknown,
    })
    const plain = aCommandOutput(cwd)
    await runCommandLine(['build', 'a.ndjson', '-o', 'catalog', '--dry-run'], plain)
    expect(plain.printed().split('\n')).toEqual([
      '3 records, 3 texts to embed; all is well, nothing was written (dry run)',
      '  fields      id 3 (100%), contentType 3 (100%), title 3 (100%), text 3 (100%), tags 1 (33%), wordCount 3 (100%)',
      '  tags        subject: 1 label in 1 record',
      '  without     a tag: 2',
      '  languages   unknown 3',
      '  media       3 image_item',
      '  left out    shelf (1)',
      '',
    ])
  })

  it('[FM10] prints what a dry run found also where it refuses the sources, and under --json in the error', async () => {
    const twice = ndjson({ id: 'a', contentType: 'poi', title: 'A' }, { id: 'a', contentType: 'poi', title: 'B' })
    const cwd = await aFolder({ 'a.ndjson': twice })
    const output = aCommandOutput(cwd)
    expect(await runCommandLine(['build', 'a.ndjson', '-o', 'catalog', '--dry-run'], output)).toBe(1)
    expect(output.printed()).toContain('1 record read\n  fields ')
    expect(output.printed()).toContain('ids         1 that another record has already')
    expect(output.told()).toContain('a.ndjson:2: id: expected an id that no other record has; a.ndjson:1 has it too')

    const json = aCommandOutput(cwd)
    await runCommandLine(['build', 'a.ndjson', '-o', 'catalog', '--dry-run', '--json'], json)
    expect(JSON.parse(json.printed())).toMatchObject({
      error: { code: 'build-bad-source', details: { report: { records: 1, duplicateIds: 1 } } },
    })
  })

  it('[FM9] maps columns by a file and by flags, flags first', async () => {
    const cwd = await aFolder({
      'a.csv': 'Nr;Werk;Schlagworte;Titre\n1;Die Welle;Meer, Sturm;La vague\n',
      'map.json': JSON.stringify({
        columns: { Nr: 'room', Schlagworte: 'tags:subject', Titre: 'translations.fr.title' },
        constants: { rights: 'CC0 1.0', lang: 'de' },
        delimiter: ';',
      }),
    })
    const output = aCommandOutput(cwd)
    const args = ['build', 'a.csv', '-o', 'c', '--map', 'map.json', '--column', 'Nr=id', '--column', 'Werk=title']
    expect(await runCommandLine([...args, '--dry-run', '--json'], output)).toBe(0)
    expect(JSON.parse(output.printed())).toMatchObject({
      records: {
        fields: { id: { records: 1, share: 1 }, rights: { records: 1, share: 1 } },
        tags: { subject: { records: 1, labels: 2 } },
        languages: { de: 1 },
        translations: { fr: 1 },
        mapped: [
          { from: 'Nr', to: 'id' },
          { from: 'Schlagworte', to: 'tags:subject' },
          { from: 'Titre', to: 'translations.fr.title' },
          { from: 'Werk', to: 'title' },
        ],
      },
    })
  })

  it.each([
    [['--column', 'Titel'], 'Expected --column COLUMN=FIELD, as --column Titel=title, found "Titel".'],
    [['--column', 'Titel=titel'], 'found "titel" (is "title" meant?)'],
    [
      ['--column', 'id=id', '--column', 'titel=title'],
      'expected a column of the sources, found "titel" (is "Titel" meant?)',
    ],
    [['--map', 'none.json'], 'found no file that can be read'],
    [['--map', 'broken.json'], 'found text that is no JSON'],
    [['--map', 'odd.json'], 'colums: expected a known key'],
  ])('[FM9] refuses the mapping %j by name', async (flags, says) => {
    const cwd = await aFolder({ 'a.csv': 'id,Titel\n1,A\n', 'broken.json': '{', 'odd.json': '{"colums":{}}' })
    const output = aCommandOutput(cwd)
    expect(await runCommandLine(['build', 'a.csv', '-o', 'c', '--json', ...flags], output)).toBe(1)
    expect(output.told()).toContain(says)
    expect(JSON.parse(output.printed())).toMatchObject({ error: { code: 'build-bad-mapping' } })
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
