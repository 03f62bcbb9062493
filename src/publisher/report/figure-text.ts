/** Figures as reports write them: as many digits as mean anything, and a dash for what is not defined. */

const UNDEFINED = '–'

/** `digits` after the point. */
export function figure(value: number | undefined, digits = 4): string {
  return value === undefined || Number.isNaN(value) ? UNDEFINED : value.toFixed(digits)
}

/** A share in %, one digit after the point. */
export function percent(share: number | undefined): string {
  return share === undefined ? UNDEFINED : `${(100 * share).toFixed(1)} %`
}

/** With its sign, a minus sign that lines up with the plus. */
export function signedFigure(value: number | undefined, digits = 4): string {
  if (value === undefined) return UNDEFINED
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`
}

/** Rows in columns of equal width: the first to the left, the others to the right, two spaces between. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
