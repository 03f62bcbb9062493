/** The colours of a thing's parts. */
import { difference, mix } from './colour.ts'
import { type PlateColours, apart, lit, shaded } from './plate-colours.ts'
import type { Touch } from './touch.ts'

const GOLD = '#D6AE4A'

/** The colour of every role (see shapes/people-shapes.ts) for a thing of the colour `main` whose spec has these words. */
export function tonesOf(touch: Touch, main: string, words: readonly string[]): Record<string, string> {
  const { colours, material } = touch
  const shade = apartFromGround(colours, shaded(colours, main), main)
  if ((material && !words.includes('painted')) || words.includes('mono')) {
    const light = lit(colours, main)
    const deep = shaded(colours, shade)
    return {
      b: main,
      m: main,
      k: shade,
      s: shade,
      f: main,
      d: deep,
      l: light,
      a: light,
      h: shade,
      v: shade,
      g: shade,
      j: deep,
      q: shade,
    }
  }
  const second = apart(colours.palette, [main, colours.ground, colours.flesh])[0] ?? shade
  const flesh = words.includes('pale') ? colours.light : words.includes('brown') ? colours.deepFlesh : colours.flesh
  const fleshShade = shaded(colours, flesh)
  return {
    b: main,
    m: main,
    k: shade,
    s: second,
    f: flesh,
    g: fleshShade,
    j: shaded(colours, fleshShade),
    h: hairOf(colours, words),
    v:
      pickColour(
        colours,
        words.filter((word) => word.startsWith('v')).map((word) => word.slice(1)),
      ) ?? second,
    q: haloOf(colours),
    d: colours.dark,
    l: colours.light,
    a: colours.accent === main ? colours.light : colours.accent,
  }
}

/** The colour that a spec picks by "c0" to "c5", "dark", "light" or "ground"; undefined when it picks none. */
export function pickColour(colours: PlateColours, words: readonly string[]): string | undefined {
  if (words.includes('dark')) return colours.dark
  if (words.includes('light')) return colours.light
  if (words.includes('ground')) return colours.ground
  const index = words.find((word) => /^c\d$/.test(word))
  return index === undefined ? undefined : colours.palette[Number(index[1])]
}

/** A shade that the ground does not swallow: a little deeper where it would. */
function apartFromGround(colours: PlateColours, shade: string, main: string): string {
  if (difference(shade, colours.ground) > 0.06) return shade
  const deeper = mix(shade, colours.dark, 0.3)
  return difference(deeper, main) > 0.06 ? deeper : mix(shade, colours.light, 0.3)
}

/** The palette's most golden colour that shows on the ground. */
function haloOf(colours: PlateColours): string {
  const golden = [...colours.palette].sort((one, other) => difference(one, GOLD) - difference(other, GOLD))
  return (
    apart([...golden.slice(0, 2), colours.light, shaded(colours, colours.ground)], [colours.ground], 0.12)[0] ??
    colours.light
  )
}

/** Hair is dark unless a word says otherwise. */
function hairOf(colours: PlateColours, words: readonly string[]): string {
  if (words.includes('grey')) return mix(colours.light, colours.dark, 0.3)
  if (words.includes('fair')) return mix(colours.flesh, '#A8742A', 0.5)
  if (words.includes('red')) return mix(colours.flesh, '#7A2E12', 0.6)
  // The palette's dark may be a green or a blue; hair takes its tone and little of its hue.
  return mix(colours.dark, '#2E2019', 0.6)
}
