/** A number from about −1 to +1 as a table says it: two decimals, with its sign. */

const DECIMALS = 2

export function signedWords(value: number): string {
  const words = Math.abs(value).toFixed(DECIMALS)
  return Number(words) === 0 ? words : `${value < 0 ? '−' : '+'}${words}`
}
