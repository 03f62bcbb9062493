/** Reads XML into a tree that json-reach.ts walks: names without prefixes, attributes with "@" (SPEC FM8). */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { fieldNames } from './json-reach.ts'
import { decodeEntities } from './html-entities.ts'

/** Deeper than any LIDO record, which nests about 15 elements. */
const DEEPEST = 60
/** About 4,000 records of LIDO; larger exports come in several files. */
export const LARGEST_XML_CHARACTERS = 60_000_000

/** Characters of a parser's message that are shown. */
const SHOWN = 120

export type XmlTree = { readonly root: string; readonly tree: unknown } | { readonly refused: XmlRefusal }

export interface XmlRefusal {
  readonly line: number
  readonly expected: string
  readonly found: string
}

/**
 * The tree under one root. A document type declaration is refused, so that no entity is ever expanded and nothing from
 * outside is named; references of characters are decoded, once. Element texts are in `#text`, or are the element itself
 * when it has no attribute. Never throws.
 */
export function readXml(text: string): XmlTree {
  if (text.length > LARGEST_XML_CHARACTERS) {
    return refused(
      `XML of at most ${LARGEST_XML_CHARACTERS / 1e6} million characters`,
      `${text.length}; split the file`,
    )
  }
  const declaration = /<!(?:DOCTYPE|ENTITY)\b/i.exec(text)
  if (declaration !== null) {
    return refused('XML without a document type declaration', declaration[0], lineAt(text, declaration.index))
  }
  // oxlint-disable-next-line typescript/no-deprecated -- the parser alone takes XML that is cut off; its successor is no part of this package
  const valid = XMLValidator.validate(text, { allowBooleanAttributes: false })
  if (valid !== true) return refused('well-formed XML', `a fault: ${shortened(valid.err.msg)}`, valid.err.line)
  try {
    const tree: unknown = new XMLParser({
      removeNSPrefix: true,
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      parseTagValue: false,
      parseAttributeValue: false,
      processEntities: false,
      ignoreDeclaration: true,
      ignorePiTags: true,
      maxNestedTags: DEEPEST,
      tagValueProcessor: (_name, value) => decodeEntities(value),
      attributeValueProcessor: (_name, value) => decodeEntities(value),
    }).parse(text)
    const [root] = fieldNames(tree)
    return root === undefined ? refused('XML with a root element', 'none') : { root, tree }
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    if (/nested/i.test(says)) return refused(`XML of at most ${DEEPEST} nested elements`, 'deeper ones')
    // The parser refuses elements by the names of JavaScript's prototypes.
    return refused('XML whose elements have ordinary names', shortened(says))
  }
}

function refused(expected: string, found: string, line = 1): XmlTree {
  return { refused: { line, expected, found } }
}

/** The parser quotes what it stumbled over, however long that is. */
function shortened(says: string): string {
  const line = says.replace(/\s+/g, ' ')
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
