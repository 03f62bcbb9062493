/** A number from about −1 to +1 as a table says it: with its sign. */

const DECIMALS = 2

/** What rounds to nothing has no sign. */
export function signedWords(value: number, decimals = DECIMALS): string {
  const words = Math.abs(value).toFixed(decimals)
  return Number(words) === 0 ? words : `${value < 0 ? '−' : '+'}${words}`
}
