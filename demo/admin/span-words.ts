/** Lengths of time as a table says them: one number, one unit. */

const UNITS: readonly (readonly [ms: number, unit: string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
]

/** "12 s", "4 min", "30 d": rounded down to the largest unit of which there are at least two, or to whole seconds. */
export function spanWords(ms: number): string {
  const length = Math.abs(ms)
  const [size, unit] = UNITS.find(([unitMs]) => length >= 2 * unitMs) ?? [1000, 's']
  return `${Math.floor(length / size)} ${unit}`
}

/** An instant to the second, in the visitor's own format. */
export function clockWords(at: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(at)
}
