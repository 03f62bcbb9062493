/** Reads all sources of a catalog: every record of every file, with all faults at once. */
import { readFile } from 'node:fs/promises'
import { extname, relative, resolve } from 'node:path'
import { DocentError } from '../base/docent-error.ts'
import { type RecordFault, recordFaultsError } from '../catalog/record-fault.ts'
import { type Content, CONTENT_FIELDS } from '../contracts/content.ts'
import { importCsv } from './importers/csv.ts'
import { importNdjson } from './importers/ndjson.ts'
import { nearestName } from './nearest-name.ts'
import { readRecord } from './record.ts'
import type { RecordWarning } from './record-warning.ts'
import type { ImportedFile } from './source-record.ts'

export interface Sources {
  /** In the order of the sources; ids are unique. */
  readonly contents: readonly Content[]
  readonly warnings: readonly RecordWarning[]
}

type Importer = (file: string, text: string) => ImportedFile

const IMPORTERS: ReadonlyMap<string, Importer> = new Map([
  ['.ndjson', importNdjson],
  ['.jsonl', importNdjson],
  ['.csv', importCsv],
])

/**
 * Reads `paths`, relative to `cwd`. DocentError `build-bad-source`: a file that cannot be read, is not UTF-8 or of no
 * known kind (at once), else every fault of every record with file, line, field, expected and found, duplicates with
 * both their lines.
 */
export async function readSources(paths: readonly string[], cwd: string): Promise<Sources> {
  const contents: Content[] = []
  const faults: RecordFault[] = []
  const places = new Map<string, string>()
  const warnings = new Map<string, RecordWarning>()
  for (const path of paths) {
    const file = relative(cwd, resolve(cwd, path))
    const imported = importerOf(file)(file, await readText(resolve(cwd, path), file))
    faults.push(...imported.faults)
    for (const source of imported.records) {
      const { line } = source
      const { content, faults: found, unknownFields } = readRecord(source)
      faults.push(...found)
      for (const field of unknownFields) {
        const before = warnings.get(`${file} ${field}`) ?? { file, line, field, records: 0, ...meantBy(field) }
        warnings.set(`${file} ${field}`, { ...before, records: before.records + 1 })
      }
      if (content === undefined) continue
      const first = places.get(content.id)
      if (first === undefined) {
        places.set(content.id, `${file}:${line}`)
        contents.push(content)
      } else {
        const expected = `an id that no other record has; ${first} has it too`
        faults.push({ file, line, path: 'id', expected, found: JSON.stringify(content.id) })
      }
    }
  }
  if (faults.length > 0) {
    throw recordFaultsError(
      'build-bad-source',
      inOrder(faults, paths, cwd),
      'Nothing was written. Mend these and build again.',
    )
  }
  return { contents, warnings: [...warnings.values()] }
}

function importerOf(file: string): Importer {
  const importer = IMPORTERS.get(extname(file).toLowerCase())
  if (importer !== undefined) return importer
  const known = [...IMPORTERS.keys()].join(', ')
  throw badSource(file, `a file of records (${known})`, `a name that ends in ${JSON.stringify(extname(file))}`)
}

async function readText(path: string, file: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw badSource(file, 'a file that can be read', reason === 'ENOENT' ? 'none' : reason, error)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw badSource(file, 'text in UTF-8', 'other bytes; save it as UTF-8', error)
  }
}

function badSource(file: string, expected: string, found: string, cause?: unknown): DocentError {
  const message = `${file}: expected ${expected}, found ${found}. Nothing was written.`
  return new DocentError('build-bad-source', message, { file, expected, found }, cause)
}

function meantBy(field: string): { meant?: string } {
  const meant = nearestName(field, CONTENT_FIELDS)
  return meant === undefined ? {} : { meant }
}

/** By source and line: importers name what they could not read before what they could. */
function inOrder(faults: readonly RecordFault[], paths: readonly string[], cwd: string): readonly RecordFault[] {
  const rank = new Map(paths.map((path, i) => [relative(cwd, resolve(cwd, path)), i]))
  return faults.toSorted((a, b) => (rank.get(a.file) ?? 0) - (rank.get(b.file) ?? 0) || a.line - b.line)
}
