/** The few SVG elements that plates are made of; the plate's root sets no fill, round caps and round joins. */

/** A filled path; '' for no path data. */
export function fill(colour: string, data: string, opacity = 1): string {
  return data === '' ? '' : `<path fill="${colour}"${opacity < 1 ? ` opacity="${tidy(opacity)}"` : ''} d="${data}"/>`
}

/** A stroked path (the plate's root rounds ends and joins); '' for no path data. */
export function line(colour: string, width: number, data: string, dashes = ''): string {
  if (data === '') return ''
  const dash = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`
  return `<path stroke="${colour}" stroke-width="${tidy(width)}"${dash} d="${data}"/>`
}

/** A stroke of dashes with flat ends, such as a row of threads, windows or tiles. `from` shifts the pattern. */
export function dashed(colour: string, width: number, dashes: string, data: string, from = 0): string {
  const offset = from === 0 ? '' : ` stroke-dashoffset="${from}"`
  return `<path stroke="${colour}" stroke-width="${tidy(width)}" stroke-linecap="butt" stroke-dasharray="${dashes}"${offset} d="${data}"/>`
}

/** The same about a point. */
export function dashedHoop(
  colour: string,
  x: number,
  y: number,
  radius: number,
  width: number,
  dashes: string,
): string {
  return `<circle cx="${tidy(x)}" cy="${tidy(y)}" r="${tidy(radius)}" stroke="${colour}" stroke-width="${tidy(width)}" stroke-linecap="butt" stroke-dasharray="${dashes}"/>`
}

/** A filled path with holes: where its outlines overlap an even number of times nothing is drawn. */
export function pierced(colour: string, data: string): string {
  return `<path fill-rule="evenodd" fill="${colour}" d="${data}"/>`
}

/** Markup seen through: `opacity` 0 to 1. */
export function faded(opacity: number, markup: string): string {
  return `<g opacity="${opacity}">${markup}</g>`
}

export function rectangle(colour: string, x: number, y: number, width: number, height: number): string {
  return `<path fill="${colour}" d="M${tidy(x)} ${tidy(y)}h${tidy(width)}v${tidy(height)}h${tidy(-width)}z"/>`
}

export function disc(colour: string, x: number, y: number, radius: number): string {
  return `<circle cx="${tidy(x)}" cy="${tidy(y)}" r="${tidy(radius)}" fill="${colour}"/>`
}

/** A circle that is only a line. */
export function hoop(colour: string, x: number, y: number, radius: number, width: number, dashes = ''): string {
  const dash = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`
  return `<circle cx="${tidy(x)}" cy="${tidy(y)}" r="${tidy(radius)}" stroke="${colour}" stroke-width="${tidy(width)}"${dash}/>`
}

/** A rectangle with softened corners. */
export function softBox(colour: string, x: number, y: number, width: number, height: number): string {
  return `<rect x="${tidy(x)}" y="${tidy(y)}" width="${tidy(width)}" height="${tidy(height)}" rx="6" fill="${colour}"/>`
}

export function ellipse(colour: string, x: number, y: number, across: number, down: number): string {
  return `<ellipse cx="${tidy(x)}" cy="${tidy(y)}" rx="${tidy(across)}" ry="${tidy(down)}" fill="${colour}"/>`
}

/** One decimal at most: a tenth of a plate unit is a third of a pixel at 640 px. */
export function tidy(number: number): number {
  return Math.round(number * 10) / 10
}

/** A plain border inside a picture's edge. */
export function border(colour: string, width: number, height: number, inset: number, thick: number): string {
  return (
    rectangle(colour, inset, inset, width - 2 * inset, thick) +
    rectangle(colour, inset, height - inset - thick, width - 2 * inset, thick) +
    rectangle(colour, inset, inset, thick, height - 2 * inset) +
    rectangle(colour, width - inset - thick, inset, thick, height - 2 * inset)
  )
}

/** Joins neighbouring opaque paths of the same look into one: the same picture in fewer bytes. */
export function merged(markup: string): string {
  return markup.replace(/<path ([^>]*)d="[^"]*"\/>(?:<path \1d="[^"]*"\/>)+/g, (run, look: string) => {
    if (look.includes('opacity') || look.includes('dash')) return run
    const data = [...run.matchAll(/ d="([^"]*)"/g)].map((match) => match[1] ?? '')
    return `<path ${look}d="${data.join('')}"/>`
  })
}
