/** What became of a list, in one sentence: how many works are new, how many changed place. */

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Compares the ids of a list before and after, in order. An empty list before is a first list: nothing to tell. */
export function shelfChanges(before: readonly string[], after: readonly string[]): string {
  if (before.length === 0) return ''
  const fresh = after.filter((id) => !before.includes(id)).length
  const moved = after.filter((id, at) => before.includes(id) && before.indexOf(id) !== at).length
  if (fresh === 0 && moved === 0) return 'The list stays as it was.'
  if (fresh === 0) return `${works(moved)} ${moved === 1 ? 'changes' : 'change'} place.`
  const arrivals = `${works(fresh)} ${fresh === 1 ? 'is' : 'are'} new`
  return moved === 0 ? `${arrivals}.` : `${arrivals}, ${inWords(moved)} ${moved === 1 ? 'has' : 'have'} moved.`
}

/** Numbers up to twelve in words. */
export function inWords(count: number): string {
  return NUMBERS[count] ?? String(count)
}

function works(count: number): string {
  const word = inWords(count)
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${count === 1 ? 'work' : 'works'}`
}
