import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCatalog } from '../../../../src/catalog/open-catalog.ts'
import { readCatalogFolder } from '../../../../src/adapters/node/read-catalog-folder.ts'
import { writeCatalogFolder } from '../../../../src/publisher/write-catalog-folder.ts'
import { withModels } from '../../../../src/catalog/with-models.ts'
import { datasetDigest } from '../../../../src/publisher/dataset/dataset-digest.ts'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import { feedCatalogOf } from '../../../../src/feed/open-feed-catalog.ts'
import { aCommandOutput, type CollectedOutput } from '../../../builders/a-command-output.ts'
import { aContent, someTags } from '../../../builders/a-content.ts'
import { aDataset } from '../../../builders/a-dataset.ts'
import { aFolder } from '../../../builders/a-folder.ts'
import { aPack, sha256 } from '../../../builders/a-pack.ts'

const { folder: data } = await aDataset({ users: 40, items: 200, interactions: 900 })

async function train(cwd: string, ...args: readonly string[]): Promise<CollectedOutput & { exit: number }> {
  const output = aCommandOutput(cwd)
  return { ...output, exit: await runCommandLine(['train', ...args, '--epochs', '1'], output) }
}
const bytesOf = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(folder)).toSorted()
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'base64')] as const)),
  )
}

describe('docent train', () => {
  it('[TR4] [TR10] writes models, record and a report that fetches nothing, to the byte the same again', async () => {
    const cwd = await aFolder()
    const first = await train(cwd, data, '-o', 'one')
    expect(first.exit).toBe(0)
    expect(first.told()).toMatch(
      /ranker: \d+ rows, \d+ held out\n {2}epoch {2}1 {2}loss \d\.\d{4} {2}held out \d\.\d{4} {2}▁/,
    )
    expect(first.printed()).toMatch(/^held out +rows +AUC/)
    const second = await train(cwd, data, '-o', 'two', '--json')
    expect(JSON.parse(second.printed())).toMatchObject({
      seed: 42,
      contents: 'data',
      data: { generated: true },
      minPeople: 20,
    })
    const [one, two] = [await bytesOf(join(cwd, 'one')), await bytesOf(join(cwd, 'two'))]
    expect([...one.keys()]).toEqual([
      'graph.model',
      'heavy-ranker.model',
      'item-tower.model',
      'item-vectors.model',
      'nsfw.model',
      'report.html',
      'toxicity.model',
      'training.json',
      'visitor-tower.model',
    ])
    expect(two).toEqual(one)
    const page = await readFile(join(cwd, 'one/report.html'), 'utf8')
    // The scripts hold the words of markup in their strings; what is outside of them is the page.
    const markup = page.replaceAll(/<script>[\s\S]*?<\/script>/g, '<script></script>')
    expect(markup).not.toMatch(/\ssrc=|<link|@import|url\(|https?:/)
    expect(markup.match(/<script>/g)).toHaveLength(3)
    expect(markup.length).toBeLessThan(20_000)
    expect(markup).toContain('<figcaption>Importance by permutation</figcaption>')
    expect(markup).toContain('prefers-color-scheme: dark')
  })

  it('[TR5] grants small aggregates to generated data alone', async () => {
    const cwd = await aFolder()
    expect((await train(cwd, data, '-o', 'models', '--generated-exempt')).exit).toBe(0)
    const info: unknown = JSON.parse(await readFile(join(data, 'dataset.json'), 'utf8'))
    const real = await aFolder()
    for (const name of await readdir(data)) await writeFile(join(real, name), await readFile(join(data, name)))
    const digest = await datasetDigest(real, false)
    await writeFile(
      join(real, 'dataset.json'),
      JSON.stringify({ ...Object(info), generated: false, oracle: undefined, digest }),
    )
    const refused = await train(cwd, real, '-o', 'other', '--min-people', '19')
    expect(refused.exit).toBe(1)
    expect(refused.told()).toContain('Expected aggregates of at least 20 people, found 19.')
    expect(await readdir(cwd)).toEqual(['models'])
  })

  it('[TR9] refuses to go on from a folder without models', async () => {
    const missing = await train(await aFolder(), data, '-o', 'three', '--warm-start', 'nowhere')
    expect(missing.exit).toBe(1)
    expect(missing.told()).toContain('found no training.json')
  })
})

it('[TR12] reads a sample of many, the same in training and evaluation, and both say so', async () => {
  const cwd = await aFolder()
  const few = ['--max-interactions', '600']
  const trained = await train(cwd, data, '-o', 'models', ...few)
  expect(trained.told()).toMatch(/data: a sample of \d+ users, with \d+ of 900 interactions/)
  const output = aCommandOutput(cwd)
  expect(await runCommandLine(['evaluate', data, '--models', 'models', '--worth', '0', ...few], output)).toBe(0)
  expect(output.told()).toContain(/a sample of .* interactions/.exec(trained.told())?.[0])
  expect(output.printed()).toContain('Top 10 recommendations for')
})

describe('docent train --into', () => {
  const contents = Array.from({ length: 60 }, (_, at) =>
    aContent({
      id: `work-${at}`,
      tags: someTags(`subject:${['sea', 'storm', 'town', 'face'][at % 4]}`, `mood:${at % 3}`),
      curator: `curator-${at % 5}`,
      publishedAt: Date.UTC(2026, 0, 1 + (at % 20)),
    }),
  )

  it('[TR6] [EV22] puts what a device needs into the catalog, and leaves its other models', async () => {
    const other = { path: 'toxicity-text.model', bytes: new Uint8Array([1, 2, 3]) }
    const stale = { path: 'item-tower.model', bytes: new Uint8Array([4]) }
    const catalog = await aFolder()
    await writeCatalogFolder(catalog, await withModels((await aPack(contents)).files, [other, stale], sha256))
    const cwd = await aFolder()
    const generated = await runCommandLine(
      ['generate', '--catalog', catalog, '--users', '80', '--interactions', '1500', '-o', 'data'],
      aCommandOutput(cwd),
    )
    expect(generated).toBe(0)
    const { exit, printed } = await train(cwd, join(cwd, 'data'), '-o', 'models', '--into', catalog)
    expect(exit).toBe(0)
    const opened = await openCatalog(await readCatalogFolder(catalog), { sha256 })
    expect(printed()).toContain(`${catalog} is now version ${opened.version}`)
    expect(opened.models.map(({ path }) => path)).toEqual(
      ['graph', 'heavy-ranker', 'item-vectors', 'toxicity-text', 'visitor-tower'].map((kind) => `${kind}.model`),
    )
    const used = feedCatalogOf(opened).models.uses.filter(({ state }) => state === 'trained')
    const evaluate = ['evaluate', join(cwd, 'data'), '--models', join(cwd, 'models'), '--worth', '0', '--json']
    const unnamed = aCommandOutput(cwd)
    expect(await runCommandLine(evaluate, unnamed)).toBe(1)
    expect(unnamed.told()).toContain('Name it with --catalog DIR')
    const named = aCommandOutput(cwd)
    expect(await runCommandLine([...evaluate, '--catalog', catalog], named)).toBe(0)
    expect(JSON.parse(named.printed())).toMatchObject({ schemaVersion: 1, k: 10 })
    expect(used.map(({ kind }) => kind)).toEqual(['heavy-ranker', 'visitor-tower', 'item-vectors', 'graph'])
  })

  it('[TR6] refuses a catalog of other contents, and touches nothing', async () => {
    const catalog = await aFolder()
    await writeCatalogFolder(catalog, (await aPack(contents)).files)
    const before = await bytesOf(catalog)
    const cwd = await aFolder()
    const { exit, printed } = await train(cwd, data, '-o', 'models', '--into', catalog, '--json')
    expect(exit).toBe(1)
    expect(JSON.parse(printed())).toMatchObject({
      error: { code: 'train-catalog-mismatch', details: { missing: 200, extra: 60 } },
    })
    expect(await readdir(cwd)).toEqual([])
    expect(await bytesOf(catalog)).toEqual(before)
  })
})
