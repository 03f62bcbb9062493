/** Reads IIIF Presentation 3: a manifest is a record, a collection one for each manifest that it names (SPEC FM5). */
import type { RecordFault } from '../catalog/record-fault.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import { iiifRecord, iiifRights, type Surroundings } from './iiif-record.ts'
import { iiifMetadata, iiifTexts } from './iiif-texts.ts'
import { isNamed, reach, reachTexts } from './json-reach.ts'
import { LeftOutFields } from './left-out-fields.ts'
import type { DocumentPlace, ImportedFile, SourceRecord } from './source-record.ts'

/** Collections may hold collections; deeper than this none is meant. */
const DEEPEST = 8
const NAMED_ONLY = 'is only named here; its picture and description are in its own file, which may be built beside'
const OTHER_COLLECTION = 'is only named here; what it holds is in its own file, which may be built beside'

/** Never throws: what is no manifest or collection of version 3 is a fault that says what it is. */
export function importIiif(document: unknown, { file, lineOf, lang }: DocumentPlace): ImportedFile {
  const records: SourceRecord[] = []
  const warnings = new Map<string, RecordWarning>()
  const leftOut = new LeftOutFields()
  const fault = refusal(document, file)
  if (fault !== undefined) return { records: [], faults: [fault] }
  visit(document, { collection: [], rights: [], line: 1 }, 0)
  const faults =
    records.length > 0
      ? []
      : [{ file, line: 1, path: '', expected: 'a IIIF collection with manifests', found: 'one without any' }]
  return { records, faults, warnings: [...warnings.values()], leftOut: leftOut.list }

  function visit(resource: unknown, around: Surroundings, depth: number): void {
    // Only the document's own lists have lines; what lies deeper is found from the element of them that holds it.
    const line = Math.max(lineOf(resource), around.line)
    if (typeOf(resource) === 'Manifest') {
      if (depth > 0 && reach(resource, 'items').length === 0) warn('Manifest', line, NAMED_ONLY)
      const metadata = iiifMetadata(resource)
      for (const label of metadata.unknown) leftOut.note(file, line, label)
      records.push({ file, line, value: iiifRecord(resource, metadata, around, lang) })
      return
    }
    if (typeOf(resource) !== 'Collection') return
    const inside = reach(resource, 'items')
    if (depth > DEEPEST || (depth > 0 && inside.length === 0)) return warn('Collection', line, OTHER_COLLECTION)
    const rights = iiifRights(resource, lang)
    const own = { collection: iiifTexts(resource, 'label'), rights: rights.length > 0 ? rights : around.rights, line }
    for (const item of inside) visit(item, own, depth + 1)
  }

  function warn(field: string, line: number, says: string): void {
    const before = warnings.get(field)
    const count = (before?.records ?? 0) + 1
    const what = count === 1 ? `a ${field.toLowerCase()}` : `each of ${count} ${field.toLowerCase()}s`
    const at = before?.line ?? line
    warnings.set(field, { file, line: at, field, records: count, message: `${file}:${at}: ${what} ${says}` })
  }
}

function refusal(document: unknown, file: string): RecordFault | undefined {
  const at = { file, line: 1, path: '', expected: 'a IIIF manifest or collection of Presentation 3' }
  const contexts = reachTexts(document, '@context').join(' ')
  const type = [...reachTexts(document, 'type'), ...reachTexts(document, '@type')][0] ?? 'nothing'
  if (/presentation\/2/.test(contexts) || type.startsWith('sc:')) {
    const found =
      'IIIF Presentation 2, its older form; ask the publisher for version 3, or convert it (prezi-2-to-3 does)'
    return { ...at, found }
  }
  if (type === 'Manifest' || type === 'Collection') return undefined
  const target = reachTexts(document, 'target', 'id')[0]
  if (type === 'Annotation' && target !== undefined) {
    return { ...at, found: `a IIIF content state, which only points to ${target}; download that and build from it` }
  }
  return { ...at, found: `a IIIF ${type}` }
}

function typeOf(value: unknown): unknown {
  return isNamed(value) ? reach(value, 'type')[0] : undefined
}
