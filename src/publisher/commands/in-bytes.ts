/** A size as people read it: 950 B, 1.2 KB, 34 MB; thousands, not 1,024s, as file managers count. */

const UNITS = ['B', 'KB', 'MB', 'GB']
const THOUSAND = 1000
/** From here on a decimal says nothing any more. */
const TEN = 10

export function inBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= THOUSAND && unit < UNITS.length - 1) {
    value /= THOUSAND
    unit++
  }
  return `${unit === 0 || value >= TEN ? Math.round(value) : value.toFixed(1)} ${UNITS[unit] ?? ''}`
}
