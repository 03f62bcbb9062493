/** Reading a record's things as words. */
import type { PlateRecord, Thing } from './plate-record.ts'

/** The first word of a thing: its name. */
export function nameOf(thing: Thing): string {
  return (typeof thing === 'string' ? thing : thing[0]).split(' ')[0] ?? ''
}

export interface Choice<Entry> {
  readonly entry: Entry | undefined
  /** Whether the record named it. */
  readonly found: boolean
  readonly rest: readonly Thing[]
}

/** The first of the record's things that `book` knows, else one of its entries by the seed; and the things left. */
export function chooseFrom<Entry>(
  book: Readonly<Record<string, Entry>>,
  { things = [] }: PlateRecord,
  random: () => number,
): Choice<Entry> {
  const draw = random()
  const named = things.find((thing) => book[nameOf(thing)] !== undefined)
  if (named !== undefined)
    return { entry: book[nameOf(named)], found: true, rest: things.filter((thing) => thing !== named) }
  const names = Object.keys(book)
  return { entry: book[names[Math.floor(draw * names.length)] ?? ''], found: false, rest: things }
}
