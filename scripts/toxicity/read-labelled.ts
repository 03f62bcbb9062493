/** Reads the three sets of labelled texts, in the order of their files. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { LabelledText } from './labelled-text.ts'

type Row = Readonly<Record<string, string>>

/** Surge AI's toxicity set (MIT): comments of social media, half of them toxic. */
export function readSurge(shared: string): Promise<readonly LabelledText[]> {
  return readSet(shared, 'surge-toxicity', 'surge', (row) => ({ label: row['toxic'] === '1', group: '' }))
}

/** HateCheck (CC BY 4.0; Röttger et al. 2021): cases written for one function each. To test with, never to train on. */
export function readHateCheck(shared: string): Promise<readonly LabelledText[]> {
  return readSet(shared, 'hatecheck', 'hatecheck', (row) => ({
    label: row['hateful'] === '1',
    group: row['functionality'] ?? '',
  }))
}

/**
 * Davidson et al. 2017 (tweets): for comparison inside this machine, never for a file that ships. Hateful and offensive
 * ones are 1; the class 'neither' is 0.
 */
export function readDavidson(shared: string): Promise<readonly LabelledText[]> {
  return readSet(shared, 'davidson', 'davidson', (row) => ({
    label: row['label'] !== 'neither',
    group: row['label'] ?? '',
  }))
}

async function readSet(
  shared: string,
  file: string,
  name: string,
  read: (row: Row) => { readonly label: boolean; readonly group: string },
): Promise<readonly LabelledText[]> {
  const bytes = gunzipSync(await readFile(join(shared, 'data', 'safety', `${file}.csv.gz`)))
  const rows: readonly Row[] = parse(bytes, { columns: true, bom: true })
  return rows.map((row, at) => {
    const { label, group } = read(row)
    return { id: `${name}:${at}`, text: row['text'] ?? '', label: label ? 1 : 0, group }
  })
}
