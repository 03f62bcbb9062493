import { appendFile, copyFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { datasetDigest } from '../../../../src/publisher/dataset/dataset-digest.ts'
import {
  FOLLOWS,
  INTERACTIONS,
  ITEMS,
  type TableSpec,
  TRUTH,
  USERS,
} from '../../../../src/publisher/dataset/dataset-tables.ts'
import { generateDataset } from '../../../../src/publisher/dataset/generate-dataset.ts'
import { generatedSummary, generatedTables } from '../../../../src/publisher/dataset/generated-tables.ts'
import { readDataset } from '../../../../src/publisher/dataset/read-dataset.ts'
import { shareOut } from '../../../../src/publisher/dataset/share-out.ts'
import { type DatasetTables, writeDataset } from '../../../../src/publisher/dataset/write-dataset.ts'
import { type TableRows, writeTable } from '../../../../src/publisher/dataset/write-table.ts'
import { DocentError } from '../../../../src/base/docent-error.ts'
import { aFolder } from '../../../builders/a-folder.ts'

const SPECS = { users: USERS, items: ITEMS, interactions: INTERACTIONS, follows: FOLLOWS, truth: TRUTH } as const

function generated(seed = 42): ReturnType<typeof generateDataset> {
  return generateDataset({ users: 20, items: 200, interactions: 300, seed })
}

async function aDataset(tables: DatasetTables = generatedTables(generated(), 42)): Promise<string> {
  const folder = await aFolder()
  await writeDataset(folder, tables, { seed: 42, params: {}, ...generatedSummary(generated()) })
  return folder
}

/** The rows of a table but for one cell. */
function withCell(rows: TableRows, column: string, at: number, value: string | number): TableRows {
  const old = rows.cells[column]!
  return { ...rows, cells: { ...rows.cells, [column]: (row) => (row === at ? value : old(row)) } }
}

/** A data set whose table `name` has other cells, or another form. */
async function broken(
  name: keyof typeof SPECS,
  change: (rows: TableRows) => TableRows,
  spec: TableSpec = SPECS[name],
): Promise<string> {
  const folder = await aDataset()
  await writeTable(folder, spec, change(generatedTables(generated(), 42)[name]!))
  return folder
}

async function refusal(folder: string): Promise<DocentError> {
  const error = await readDataset(folder).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DocentError)) throw new Error(`expected a DocentError, found ${String(error)}`)
  return error
}

describe('the folder of a data set', () => {
  it('[DS1] reads back as it was generated', async () => {
    const folder = await aDataset()
    const { looks, items, users, topics } = generated()
    const dataset = await readDataset(folder)
    expect(dataset.interactions.n).toBe(300)
    for (let at = 0; at < 300; at++) {
      const row = looks.order[at]!
      expect(dataset.users[dataset.interactions.user[at]!]!.id).toBe(`u${looks.user[row]! + 1}`)
      expect(dataset.interactions.item[at]).toBe(looks.item[row])
      expect(dataset.interactions.ts[at]).toBe(looks.ts[row])
      expect(dataset.interactions.kind[at]).toBe(looks.kind[row])
      expect(dataset.interactions.dwellMs[at]).toBe(looks.dwellMs[row])
      expect(dataset.truth?.pEngage[at]).toBe(looks.pEngage[row])
    }
    expect(dataset.users.map(({ interests }) => interests)).toEqual(
      users.map(({ stated }) => stated.map((tag) => topics.tags[tag])),
    )
    expect(dataset.items.map(({ quality }) => quality)).toEqual([...items.quality])
    expect(dataset.items[0]?.surface).toHaveLength(10)
  })

  it('[DS1] opens in a reader that knows nothing of it', async () => {
    const folder = await aDataset()
    for (const spec of Object.values(SPECS)) {
      const file = await asyncBufferFromFile(join(folder, spec.file))
      const rows = await parquetReadObjects({ file })
      expect(Object.keys(rows[0]!)).toEqual(spec.columns.map(({ name }) => name))
      expect(rows).toHaveLength(Number((await parquetMetadataAsync(file)).num_rows))
    }
    const file = await asyncBufferFromFile(join(folder, ITEMS.file))
    const [first] = await parquetReadObjects({ file })
    expect(first).toMatchObject({ item_id: 'i1', created_at: BigInt(generated().items.createdAt[0]!) })
    expect(JSON.parse(String(first!['tags']))).toEqual((await readDataset(folder)).items[0]!.tags)
  })

  it('[DS2] has the same digest for the same wish, another for another seed', async () => {
    const folder = await aDataset()
    const [again, other] = [await aDataset(), await aDataset(generatedTables(generated(43), 43))]
    expect(await datasetDigest(again, true)).toBe((await readDataset(folder)).info.digest)
    expect(await datasetDigest(other, true)).not.toBe(await datasetDigest(again, true))
    expect(await readFile(join(again, 'dataset.json'), 'utf8')).toBe(
      await readFile(join(folder, 'dataset.json'), 'utf8'),
    )
  })

  it('[DS13] keeps whole users of too many interactions, and says how many', async () => {
    const folder = await aDataset()
    const all = await readDataset(folder)
    const part = await readDataset(folder, { maxInteractions: 150 })
    const { sampled } = part.info
    expect(sampled).toMatchObject({ by: 'whole-users-by-hash', ofInteractions: 300, users: part.users.length })
    expect(part.interactions.n).toBe(sampled!.interactions)
    expect(part.interactions.n).toBeLessThanOrEqual(150)
    expect(part.interactions.n).toBeGreaterThan(75)
    const looksOf = ({ users, interactions, truth }: typeof all, id: string): unknown[] =>
      [...interactions.ts].flatMap((ts, at) =>
        users[interactions.user[at]!]!.id === id ? [[ts, interactions.item[at], truth!.pEngage[at]]] : [],
      )
    for (const { id } of part.users) expect(looksOf(part, id)).toEqual(looksOf(all, id))
    expect(part.follows.every(({ userId }) => part.users.some(({ id }) => id === userId))).toBe(true)
  })

  it('[DS13] writes groups of at most 50,000 rows', async () => {
    const other = await aFolder()
    const rows = 120_000
    await writeTable(other, TRUTH, { rows, cells: { p_engage: (row) => row / rows, p_follow: () => 0 } })
    const { row_groups } = await parquetMetadataAsync(await asyncBufferFromFile(join(other, TRUTH.file)))
    expect(row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([50_000, 50_000, 20_000])
  })

  it('[DS12] leaves out follows of nobody, and counts them', async () => {
    const tables = generatedTables(generated(), 42)
    const other = await aDataset({ ...tables, follows: withCell(tables.follows, 'creator_id', 1, 'nobody') })
    const { info, follows } = await readDataset(other)
    expect(info.leftOut).toEqual({ 'follow-unknown': 1 })
    expect(follows).toHaveLength(tables.follows.rows - 1)
  })

  it('[DS10] may hold nothing at all', async () => {
    const nothing = generateDataset({ users: 0, items: 0, interactions: 0, seed: 1 })
    const other = await aFolder()
    await writeDataset(other, generatedTables(nothing, 1), { seed: 1, params: {}, ...generatedSummary(nothing) })
    expect(await readDataset(other)).toMatchObject({ users: [], items: [], follows: [], interactions: { n: 0 } })
  })
})

describe('a data set that does not fit', () => {
  it('[DS11] is none without dataset.json, or without a file', async () => {
    const folder = await aDataset()
    await rm(join(folder, ITEMS.file))
    expect(await refusal(folder)).toMatchObject({
      code: 'dataset-missing',
      details: { path: join(folder, ITEMS.file) },
    })
    await rm(join(folder, 'dataset.json'))
    expect(await refusal(folder)).toMatchObject({ code: 'dataset-missing' })
  })

  it('[DS11] is refused where dataset.json is of another form', async () => {
    const folder = await aDataset()
    await writeFile(join(folder, 'dataset.json'), '{"schemaVersion":2}')
    const { code, message } = await refusal(folder)
    expect(code).toBe('dataset-invalid')
    expect(message).toContain('schemaVersion: expected 1, found 2')
    await writeFile(join(folder, 'dataset.json'), '{')
    expect(await refusal(folder)).toMatchObject({ code: 'dataset-invalid' })
  })

  it.each([3, 200, -5])('[DS11] is refused where a file is cut at byte %d', async (bytes) => {
    const folder = await aDataset()
    const path = join(folder, INTERACTIONS.file)
    await truncate(path, bytes < 0 ? (await stat(path)).size + bytes : bytes)
    expect(await refusal(folder)).toMatchObject({ code: 'dataset-invalid', details: { path } })
  })

  it('[DS11] is refused where columns are missing, and all of them are named', async () => {
    const columns = INTERACTIONS.columns.filter(({ name }) => name !== 'ts' && name !== 'dwell_ms')
    const folder = await broken('interactions', (rows) => rows, { ...INTERACTIONS, columns })
    const { code, message, details } = await refusal(folder)
    expect(code).toBe('dataset-invalid')
    expect(message).toContain('found none named ts, dwell_ms')
    expect(details).toMatchObject({ missing: ['ts', 'dwell_ms'] })
  })

  it('[DS11] is refused where a column is of another type', async () => {
    const columns = USERS.columns.map((column) =>
      column.name === 'created_at' ? ({ ...column, type: 'STRING' } as const) : column,
    )
    const folder = await broken(
      'users',
      ({ rows, cells }) => ({ rows, cells: { ...cells, created_at: () => 'yesterday' } }),
      { ...USERS, columns },
    )
    const { message } = await refusal(folder)
    expect(message).toContain('created_at')
    expect(message).toContain('to be INT64, found BYTE_ARRAY')
  })

  it.each([
    ['items', 'quality', Number.NaN, 'a finite number, found NaN'],
    ['interactions', 'dwell_ms', Infinity, 'a finite number, found Infinity'],
    ['interactions', 'user_id', 'nobody', 'the id of a user, found nobody'],
    ['interactions', 'item_id', 'nothing', 'the id of an item, found nothing'],
    ['interactions', 'kind', 'stare', 'found stare'],
    ['interactions', 'ts', 1, 'interactions ascend by ts, found 1'],
    ['users', 'user_id', 'u1', 'an id that comes once, found u1'],
    ['users', 'interests', 'jazz', 'a JSON list of texts, found jazz'],
  ] as const)('[DS11] is refused for %s with %s = %s, by row', async (table, column, value, says) => {
    const { code, message, details } = await refusal(await broken(table, (rows) => withCell(rows, column, 5, value)))
    expect(code).toBe('dataset-invalid')
    expect(message).toContain(says)
    expect(details).toMatchObject({ column, row: 5 })
  })

  it('[DS11] is refused where the truth is of another length, or a file of another data set', async () => {
    expect((await refusal(await broken('truth', (rows) => ({ ...rows, rows: 299 })))).message).toContain('300')
    const folder = await broken('interactions', (rows) => withCell(rows, 'visit', 0, 3))
    expect((await refusal(folder)).message).toContain('was written for')
    const padded = await aDataset()
    await copyFile(join(padded, USERS.file), join(padded, 'users.copy'))
    await appendFile(join(padded, USERS.file), 'x')
    expect(await refusal(padded)).toMatchObject({ code: 'dataset-invalid' })
  })
})

describe('shareOut', () => {
  it('[DS10] gives whole shares in proportion, and what one cannot take to the others', () => {
    expect([...shareOut(10, [1, 1, 2, 0], 100)]).toEqual([3, 2, 5, 0])
    expect([...shareOut(10, [1, 1, 8], 4)]).toEqual([3, 3, 4])
    expect([...shareOut(10, [1, 1], 3)]).toEqual([3, 3])
    expect([...shareOut(10, [], 3)]).toEqual([])
  })
})
