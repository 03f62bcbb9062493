/** Reading a record's things as words. */
import type { PlateRecord, Thing } from './plate-record.ts'

/** The first word of a thing: its name. */
export function nameOf(thing: Thing): string {
  return (typeof thing === 'string' ? thing : thing[0]).split(' ')[0] ?? ''
}

/** The first of the record's things that `book` knows, else one of its entries by the seed; and the things left. */
export function chooseFrom<Entry>(book: Readonly<Record<string, Entry>>, { things = [] }: PlateRecord, random: () => number): { readonly entry: Entry | undefined; readonly words: readonly string[]; readonly rest: readonly Thing[] } {
  const draw = random()
  const found = things.find((thing) => book[nameOf(thing)] !== undefined)
  if (found !== undefined) {
    const words = (typeof found === 'string' ? found : found[0]).split(' ')
    return { entry: book[nameOf(found)], words, rest: things.filter((thing) => thing !== found) }
  }
  const names = Object.keys(book)
  return { entry: book[names[Math.floor(draw * names.length)] ?? ''], words: [], rest: things }
}
