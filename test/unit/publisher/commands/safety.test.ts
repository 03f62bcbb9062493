import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addModels } from '../../../../src/publisher/add-models.ts'
import { encodeModelFile } from '../../../../src/models/model-file.ts'
import { readCatalogFolder } from '../../../../src/adapters/node/read-catalog-folder.ts'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import type { SafetyReport } from '../../../../src/publisher/safety/add-toxicity.ts'
import { aCommandOutput } from '../../../builders/a-command-output.ts'
import { aContent } from '../../../builders/a-content.ts'
import { aFolder } from '../../../builders/a-folder.ts'
import { aModel } from '../../../builders/a-model.ts'
import { aToxicityModel } from '../../../builders/a-toxicity-model.ts'
import { aCatalogFolder } from '../../../builders/a-site.ts'

const model = encodeModelFile(aToxicityModel())
/** Enough contents for some to be held back, whose vectors follow from their ids; one record speaks for itself. */
const contents = Array.from({ length: 60 }, (_, at) =>
  aContent({ id: `w${at}`, title: `Work ${at}`, ...(at === 7 && { safety: { toxicity: 0.95 } }) }),
)

async function aMuseum(): Promise<{ cwd: string; catalog: string; safety: (...args: string[]) => Promise<Ended> }> {
  const cwd = await aFolder({ 'words.model': model })
  const catalog = join(cwd, 'catalog')
  await aCatalogFolder(catalog, contents)
  const safety = async (...args: string[]): Promise<Ended> => {
    const output = aCommandOutput(cwd)
    const code = await runCommandLine(['safety', 'catalog', ...args], output)
    return { code, printed: output.printed(), told: output.told() }
  }
  return { cwd, catalog, safety }
}

interface Ended {
  readonly code: number
  readonly printed: string
  readonly told: string
}

const reportIn = ({ printed }: Ended): SafetyReport => JSON.parse(printed) as SafetyReport

describe('docent safety', () => {
  it('[SF7] lists what a feed would hold back, most likely first, with its factor and who says so', async () => {
    const { safety } = await aMuseum()
    const report = reportIn(await safety('--model', 'words.model', '--dry-run', '--json'))
    expect(report).toMatchObject({ contents: 60, saidByPublisher: 1, outcome: 'dry-run' })
    const { heldBack } = report
    expect(heldBack.length).toBeGreaterThan(3)
    expect(heldBack.length).toBeLessThan(60)
    expect(heldBack.map(({ toxicity }) => toxicity)).toEqual(
      heldBack.map(({ toxicity }) => toxicity).toSorted((a, b) => b - a),
    )
    for (const { toxicity, factor } of heldBack) expect(factor).toBe(toxicity > 0.7 ? 0.1 : 0.8)
    expect(heldBack.filter(({ saidBy }) => saidBy === 'publisher')).toEqual([
      { contentId: 'w7', title: 'Work 7', toxicity: 0.95, factor: 0.1, saidBy: 'publisher' },
    ])
  })

  it('[SF8] writes the model beside those that are there, once, and nothing in a dry run', async () => {
    const { catalog, safety } = await aMuseum()
    await addModels(catalog, [aModel('graph.model')])
    const before = await readCatalogFolder(catalog)
    expect((await safety('--model', 'words.model', '--dry-run')).printed).toContain('left as it is (dry run)')
    expect(await readCatalogFolder(catalog)).toEqual(before)

    const first = await safety('--model', 'words.model')
    expect([first.code, first.printed]).toEqual([0, expect.stringContaining('catalog written: version ')])
    expect(first.printed).toContain('To overrule one')
    expect((await readCatalogFolder(catalog)).models).toEqual([
      aModel('graph.model'),
      { path: 'toxicity-text.model', bytes: new Uint8Array(model) },
    ])
    expect((await safety('--model', 'words.model')).printed).toContain('held this model already')
  })

  it('[SF8] writes nothing where a model that is there is damaged', async () => {
    const { catalog, safety } = await aMuseum()
    await addModels(catalog, [aModel('graph.model')])
    await writeFile(join(catalog, 'graph.model'), aModel('graph.model', 2).bytes)
    const manifest = await readFile(join(catalog, 'manifest.json'))
    const { code, told } = await safety('--model', 'words.model')
    expect([code, told]).toEqual([1, expect.stringContaining('graph.model')])
    expect(await readFile(join(catalog, 'manifest.json'))).toEqual(manifest)
  })

  it('[SF6] refuses a model that reads other vectors, another kind, and a file that is not there', async () => {
    const { cwd, safety } = await aMuseum()
    await writeFile(join(cwd, 'other.model'), encodeModelFile(aToxicityModel({ more: { embedding: 'another' } })))
    const file = aToxicityModel()
    await writeFile(join(cwd, 'kind.model'), encodeModelFile({ ...file, header: { ...file.header, kind: 'toxicity' } }))
    const refusals = await Promise.all(
      ['other.model', 'kind.model', 'none.model'].map((name) => safety('--model', name, '--json')),
    )
    expect(refusals.map(({ code }) => code)).toEqual([1, 1, 1])
    expect(refusals.map(({ printed }) => (JSON.parse(printed) as { error: { code: string } }).error.code)).toEqual([
      'model-invalid',
      'model-invalid',
      'model-missing',
    ])
    expect(refusals[0]?.told).toContain('Expected a model for 16 numbers of none, found one for 16 of another.')
  })
})
