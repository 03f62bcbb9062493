/** Finds out what kind of file records come in: by what it begins with, then by its name (SPEC FM1). */
import { badSource } from './bad-source.ts'

/** 'table': CSV; 'lines': NDJSON; 'json', 'xml': a document that is read whole. */
export type FileKind = 'table' | 'lines' | 'json' | 'xml'

const KIND_BY_ENDING: ReadonlyMap<string, FileKind> = new Map([
  ['.ndjson', 'lines'],
  ['.jsonl', 'lines'],
  ['.csv', 'table'],
  ['.tsv', 'table'],
  ['.json', 'json'],
  ['.jsonld', 'json'],
  ['.xml', 'xml'],
])
const HTML = /^<(!doctype\s+html|html|head|body)\b/i
/** As much of a file as its kind is told by, in characters. */
export const HEAD_CHARACTERS = 65_536

/**
 * The kind of the file `name` (an ending `.gz` does not count), whose text begins with `head`; `isWhole` says that this
 * is all of it. DocentError `build-bad-source`: a web page, a file that is no text, a name of no known kind.
 */
export function kindOfFile(name: string, head: string, isWhole: boolean): FileKind {
  const ending = /\.[^./\\]*$/.exec(name.replace(/\.gz$/i, ''))?.[0] ?? ''
  const named = KIND_BY_ENDING.get(ending.toLowerCase())
  const start = head.replace(/^\uFEFF/, '').trimStart()
  if (head.includes('\0'))
    throw badSource(name, 'text in UTF-8', 'bytes that are no text (UTF-16, or another kind of file)')
  if (HTML.test(start)) {
    throw badSource(name, 'records', 'a web page (HTML); download the file itself, not the page that links to it')
  }
  if (start.startsWith('<')) return 'xml'
  if (start.startsWith('[') || start.startsWith('{'))
    return named === 'table' ? 'table' : kindOfJson(start, named, isWhole)
  if (named === 'json') throw badSource(name, 'JSON, which begins with { or [', `text that begins ${quoted(start)}`)
  if (named === 'xml') throw badSource(name, 'XML, which begins with <', `text that begins ${quoted(start)}`)
  if (named !== undefined) return named
  const known = [...KIND_BY_ENDING.keys()].join(', ')
  throw badSource(name, `a file of records (${known})`, `a name that ends in ${JSON.stringify(ending)}`)
}

/** A record a line when the first line is one and another follows; a list is a document whatever its name. */
function kindOfJson(start: string, named: FileKind | undefined, isWhole: boolean): FileKind {
  const end = start.indexOf('\n')
  const line = end === -1 ? start : start.slice(0, end)
  if (line.trim() === '{' || (line.startsWith('[') && named !== 'lines') || line.trim() === '[') return 'json'
  if (named === 'lines') return line.startsWith('[') && isJson(start) ? 'json' : 'lines'
  // A line longer than the head: a document in one line, or records that are longer than any.
  if (end === -1 && !isWhole) return 'json'
  const others = end === -1 ? '' : start.slice(end).trim()
  return others !== '' && isJson(line) ? 'lines' : 'json'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function quoted(start: string): string {
  const SHOWN = 30
  return start === '' ? 'with nothing' : JSON.stringify(start.slice(0, SHOWN))
}
