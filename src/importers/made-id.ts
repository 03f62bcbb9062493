/** Makes ids of titles, for records that came without. */

/** Long enough to tell titles apart, short enough for an address. */
const LONGEST = 80
const NAMELESS = 'record'

/**
 * The title in lower case without marks, runs of anything but letters and digits as one hyphen, at most 80 characters;
 * `record` for a title without either. Where `taken` has it already, `-2`, `-3`, … is added. Never throws; does not
 * change `taken`.
 */
export function madeId(title: string, taken: ReadonlySet<string>): string {
  const bare = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = bare.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, LONGEST)
  const base = slug.replace(/^-|-$/g, '') || NAMELESS
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number++
  return `${base}-${number}`
}
