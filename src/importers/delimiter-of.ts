/** Finds out what separates the cells of a table, by its header. */

/** Comma first: of a tie, and where there is none of them, it is the one that the format is named after. */
const DELIMITERS = [',', ';', '\t'] as const

/**
 * The one of comma, semicolon and tab that comes most often in the first line, outside of quotes. Office programs of
 * countries with a decimal comma write semicolons, and tabs where text is copied. Never throws.
 */
export function delimiterOf(text: string): (typeof DELIMITERS)[number] {
  const header = /^\uFEFF?(?:"[^"]*"|[^"\r\n])*/.exec(text)?.[0] ?? ''
  const bare = header.replace(/"[^"]*"/g, '')
  let best: (typeof DELIMITERS)[number] = ','
  for (const delimiter of DELIMITERS) {
    if (bare.split(delimiter).length > bare.split(best).length) best = delimiter
  }
  return best
}
