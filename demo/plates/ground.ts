/** The ground that every picture begins with. */
import { faded, line, rectangle } from './markup.ts'
import type { Picture } from './picture.ts'
import { lit, shaded } from './plate-colours.ts'

/** The ground, as every picture begins: a plain field, or leaves of beaten gold. */
export function drawGround({ record, width, height, colours }: Picture): string {
  const field = rectangle(colours.ground, 0, 0, width, height)
  if (record.hand !== 'leaf') return field
  let seams = ''
  for (let at = 34; at < Math.max(width, height); at += 34)
    seams += `M${at} 0v${Math.round(height)}M0 ${at}h${Math.round(width)}`
  const punched = `M7 7h${Math.round(width - 14)}v${Math.round(height - 14)}h${Math.round(14 - width)}z`
  return (
    field +
    faded(
      0.5,
      line(lit(colours, colours.ground), 1, seams) + line(shaded(colours, colours.ground), 2.4, punched, '0 6'),
    )
  )
}
