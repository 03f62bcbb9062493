/** Scores as a reader sees them: a sign, three decimals, a real minus. */

const DECIMALS = 3

export function scoreWords(score: number): string {
  const rounded = Math.abs(score).toFixed(DECIMALS)
  if (Number(rounded) === 0) return rounded
  return score < 0 ? `−${rounded}` : `+${rounded}`
}
