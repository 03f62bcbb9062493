/** Speech that says so where an item was chosen to learn from, and is any other speech's where not. */
import { type Speech, visitSpeech } from './speech.ts'
import type { SentenceTable } from './sentences/sentence-table.ts'

/** No two open alike; a list has one or two such places. */
const ENGLISH: readonly string[] = [
  'Something different, to learn what you like.',
  'A try, to see whether it appeals to you.',
  'Picked by chance among what may suit you, to learn from it.',
  'To find out more about your taste, a step aside.',
  'An experiment: is this one for you?',
  'Off the usual path, so that your lists learn.',
]

/** [BD23] An item that exploration lifted says so; no other reason of it is named, as none of them put it there. */
export function exploringSpeech(speech: Speech = visitSpeech): Speech {
  return {
    lead: (facts, named) =>
      facts.lines.some(({ kind, value }) => kind === 'exploration' && value > 0)
        ? { situation: 'exploration', works: [], simulated: false }
        : speech.lead(facts, named),
    tables: { ...mapTables(speech.tables), en: exploring(speech.tables.en) },
  }
}

function mapTables(tables: Speech['tables']): Record<string, SentenceTable> {
  return Object.fromEntries(Object.entries(tables).map(([language, table]) => [language, exploring(table)]))
}

/** A language that has no words of its own for it says it in English. */
function exploring(table: SentenceTable): SentenceTable {
  return { ...table, variants: { exploration: ENGLISH, ...table.variants } }
}
