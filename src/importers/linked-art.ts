/** Reads Linked Art JSON-LD: an object, a list or page of them (SPEC FM6). */
import { fieldNames, reach } from './json-reach.ts'
import { linkedArtRecord } from './linked-art-record.ts'
import type { DocumentPlace, ImportedFile, SourceRecord } from './source-record.ts'

/** What a visitor can look at, listen to or read; other entities (people, places, events) are no contents. */
const WORKS: ReadonlySet<unknown> = new Set(['HumanMadeObject', 'VisualItem', 'LinguisticObject', 'DigitalObject'])

/** Never throws. A page that only names its objects, and entities that are no works, are faults that say so. */
export function importLinkedArt(document: unknown, { file, lineOf, lang }: DocumentPlace): ImportedFile {
  const entities = entitiesIn(document)
  const records: SourceRecord[] = []
  const faults: ImportedFile['faults'][number][] = []
  for (const entity of entities) {
    const line = lineOf(entity)
    const at = { file, line, path: '', expected: 'a Linked Art object' }
    const type = reach(entity, 'type')[0]
    if (!WORKS.has(type)) {
      faults.push({ ...at, found: typeof type === 'string' ? `a ${type}` : 'one without a type' })
    } else if (fieldNames(entity).every((key) => key === 'id' || key === 'type')) {
      faults.push({ ...at, found: 'its address alone; download the object and build from that' })
    } else records.push({ file, line, value: linkedArtRecord(entity, lang) })
  }
  if (entities.length === 0) {
    faults.push({ file, line: 1, path: '', expected: 'Linked Art objects', found: 'a page without any' })
  }
  return { records, faults }
}

/** Of a list, a page (`orderedItems`, `items`), a graph, or the document itself; of an activity its object. */
function entitiesIn(document: unknown): readonly unknown[] {
  return reach(document).flatMap((entity) => {
    const type = reach(entity, 'type')[0]
    if (reach(entity, '@graph').length > 0) return reach(entity, '@graph')
    if (typeof type !== 'string' || !/Collection(Page)?$/.test(type)) return [entity]
    return [...reach(entity, 'orderedItems'), ...reach(entity, 'items')].flatMap((item) => {
      const [object] = reach(item, 'object')
      return [object ?? item]
    })
  })
}
