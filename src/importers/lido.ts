/** Reads LIDO, the XML in which museums hand on their records: one `lido` or a `lidoWrap` of them (SPEC FM8). */
import type { RecordFault } from '../catalog/record-fault.ts'
import { reach } from './json-reach.ts'
import { lidoRecord } from './lido-record.ts'
import type { ImportedFile } from './source-record.ts'
import { readXml } from './xml-tree.ts'

const OPENING = /<(?:[\w.-]+:)?lido[\s>]/g

/** Never throws: other XML, broken or unsafe XML is a fault that says what it is. */
export function importLido(file: string, text: string, wanted?: string): ImportedFile {
  const read = readXml(text)
  if ('refused' in read) return { records: [], faults: [{ file, path: '', ...read.refused }] }
  const { root, tree } = read
  if (root !== 'lido' && root !== 'lidoWrap') {
    return { records: [], faults: [fault(file, `an XML file of <${root}>`)] }
  }
  const lidos = root === 'lido' ? reach(tree, 'lido') : reach(tree, 'lidoWrap', 'lido')
  const lines = root === 'lido' ? [] : linesOf(text)
  const records = lidos.map((lido, index) => ({ file, line: lines[index] ?? 1, value: lidoRecord(lido, wanted) }))
  return { records, faults: records.length > 0 ? [] : [fault(file, 'a <lidoWrap> without any')] }
}

function fault(file: string, found: string): RecordFault {
  return { file, line: 1, path: '', expected: 'LIDO (<lido> or <lidoWrap> with records)', found }
}

function linesOf(text: string): readonly number[] {
  const lines: number[] = []
  let line = 1
  let counted = 0
  for (const { index } of text.matchAll(OPENING)) {
    for (; counted < index; counted++) if (text[counted] === '\n') line++
    lines.push(line)
  }
  return lines
}
