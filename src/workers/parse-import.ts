/** The door of an import: what a page hands to the vault, checked once. */
import { DocentError } from '../base/docent-error.ts'
import { isCompleteContent } from '../catalog/content-shape.ts'
import { duplicateId } from '../catalog/duplicate-id.ts'
import { infoFromName } from '../catalog/info-from-name.ts'
import { type RecordFault, recordFaultsError } from '../catalog/record-fault.ts'
import { Content } from '../contracts/content.ts'
import { faultsOf } from '../contracts/parse-input.ts'
import type { ImportedCatalog } from '../ports/imported-catalog-store.ts'
import type { EmbeddedText, RecordsToImport } from '../protocol/vault-host.ts'

const LONGEST_NAME = 200
/** How far from 1 the length of a vector may be; float32 numbers miss it by about 1e-7. */
const LENGTH_TOLERANCE = 1e-3

/**
 * [GC3] Contents ascending by id, under `name`. Errors: `import-invalid` for a name that is
 * no text of 1 to 200 characters, no records, or records that are no contents (every fault, `line` the number of the
 * record); `catalog-duplicate-id`.
 */
export function parseRecords({ name, contents }: RecordsToImport): ImportedCatalog {
  if (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME) {
    throw invalid(`a name of 1 to ${LONGEST_NAME} characters`, JSON.stringify(name) ?? 'none')
  }
  if (!Array.isArray(contents) || contents.length === 0) {
    throw invalid('at least one record', Array.isArray(contents) ? 'none' : `a ${typeof contents}`)
  }
  const faults: RecordFault[] = []
  const parsed = contents.flatMap((content: unknown, index) => parseContent(content, name, index + 1, faults))
  if (faults.length > 0) throw recordFaultsError('import-invalid', faults, 'Nothing was taken. Read the file again.')
  const sorted = parsed.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const [at, { id }] of sorted.entries()) {
    if (sorted[at + 1]?.id === id) throw duplicateId(id)
  }
  return { info: infoFromName(name.trim()), contents: sorted }
}

/** [GC4] The vectors by content id. Error: `import-invalid` for one that is not `dim` numbers of length 1. */
export function parseVectors(entries: readonly EmbeddedText[], dim: number): ReadonlyMap<string, Float32Array> {
  if (!Array.isArray(entries)) throw invalid('a list of vectors', `a ${typeof entries}`)
  const given: readonly EmbeddedText[] = entries
  const vectors = new Map<string, Float32Array>()
  for (const { contentId, vector } of given) {
    if (!(vector instanceof Float32Array) || vector.length !== dim) {
      const found = vector instanceof Float32Array ? `${vector.length} numbers` : `a ${typeof vector}`
      throw invalid(`a vector of ${dim} numbers for ${contentId}`, found)
    }
    // NaN and infinity make a length that is no number near 1.
    const length = Math.hypot(...vector)
    if (!(Math.abs(length - 1) <= LENGTH_TOLERANCE)) {
      throw invalid(`a vector of length 1 for ${contentId}`, `length ${length}`)
    }
    vectors.set(contentId, vector)
  }
  return vectors
}

function parseContent(given: unknown, file: string, line: number, faults: RecordFault[]): readonly Content[] {
  if (isCompleteContent(given)) return [given]
  const result = Content.safeParse(given)
  if (result.success) return [result.data]
  // One by one: a large list of another kind has more faults than a call may have arguments.
  for (const fault of faultsOf(result.error, given)) faults.push({ file, line, ...fault })
  return []
}

function invalid(expected: string, found: string): DocentError {
  return new DocentError(
    'import-invalid',
    `Cannot import: expected ${expected}, found ${found}. Give what the embed worker read of the file.`,
    { expected, found },
  )
}
