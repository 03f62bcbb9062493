/** Our own records in the formats of museums, in test/fixtures/formats. */
import { readFileSync } from 'node:fs'
import { type ReadOptions, readRecords } from '../../src/importers/read-records.ts'
import type { ReadRecords } from '../../src/contracts/read-records.ts'

const folder = new URL('../fixtures/formats/', import.meta.url)

/** The text of one of them. */
export function aFormat(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

/** `text` as a file of this name, read as a build reads it. */
export function readText(name: string, text: string, options: ReadOptions = {}): ReadRecords {
  return readRecords(new TextEncoder().encode(text), name, options)
}
