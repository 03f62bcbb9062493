/** The folder that `docent train` writes and `docent evaluate` reads: model files, training.json, a report. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseInput } from '../../contracts/parse-input.ts'
import { DocentError } from '../../base/docent-error.ts'
import { decodeModelFile, type ModelFile } from '../../models/model-file.ts'
import { MODEL_KINDS, type ModelKind } from '../../models/model-header.ts'
import { writeAtomically } from '../write-atomically.ts'
import { type ModelFiles, modelBytes } from './model-files.ts'
import { TrainingRecord } from './training-record.ts'

const RECORD_FILE = 'training.json'
const SUFFIX = '.model'
const INDENT = 2

export interface ModelFolder {
  readonly record: TrainingRecord
  readonly files: ModelFiles
}

/** Writes the models and their record; files of other names in `folder` stay. Each file in one step, the record last. */
export async function writeModelFolder(folder: string, { record, files }: ModelFolder): Promise<void> {
  try {
    for (const { path, bytes } of modelBytes(files)) await writeAtomically(join(folder, path), bytes)
    const text = `${JSON.stringify(record, null, INDENT)}\n`
    await writeAtomically(join(folder, RECORD_FILE), new TextEncoder().encode(text))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DocentError('cli-bad-input', `${folder} could not be written: ${reason}.`, { folder }, error)
  }
}

/**
 * Reads a folder of models. Kinds without a file are not there: their rules take over. DocentError `model-missing` when
 * there is no training.json, `model-invalid` for one of another form, or a model file that does not decode or is of
 * another kind than its name says.
 */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const path = join(folder, RECORD_FILE)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new DocentError(
      'model-missing',
      `Expected trained models in ${folder}, found no ${RECORD_FILE} that can be read. Name a folder that docent train has written.`,
      { path },
      cause,
    )
  })
  const record = parseInput(TrainingRecord, jsonOf(text), 'model-invalid', path)
  const names = (await readdir(folder)).filter((name) => name.endsWith(SUFFIX)).toSorted()
  const files = new Map<ModelKind, ModelFile>()
  for (const name of names) {
    const file = decodeModelFile(await readFile(join(folder, name)))
    const kind = MODEL_KINDS.find((each) => `${each}${SUFFIX}` === name)
    if (kind === undefined) continue
    if (file.header.kind !== kind)
      throw new DocentError(
        'model-invalid',
        `Expected a model of kind ${kind} in ${join(folder, name)}, found ${file.header.kind}. Train again.`,
        { name, expected: kind, found: file.header.kind },
      )
    files.set(kind, file)
  }
  return { record, files }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
