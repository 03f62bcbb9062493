/** How the text of an invented item looks: the labels show in it, with noise. */
import { type Random, seededRandom, stableHash } from '../../base/random.ts'
import { SURFACE_FEATURES } from '../../feed/surface-features.ts'
import type { GeneratedItems } from './generated-items.ts'
import { beta, normal, poisson } from './random-draws.ts'

/** Of ten toxic or NSFW texts so many look like it. */
const TELLING_SHARE = 0.85
const USUAL = {
  capital: [2, 38],
  exclamation: [1, 90],
  question: [1, 110],
  digit: [1, 60],
  links: 0.3,
  mentions: 0.25,
  word: 4.8,
  wordSpread: 0.45,
} as const
const TOXIC = { capital: [3, 9], exclamation: [2, 38], question: [1, 40], mentions: 1.2, shorter: 0.5 } as const
const NSFW = { links: 1.6, digit: [2, 38], exclamation: [1, 50], shorter: 0.2 } as const

/** The surface features of `row` by name, from a seed of its own. Reproducible row by row. */
export function inventSurface(items: GeneratedItems, row: number, seed: number): Readonly<Record<string, number>> {
  const random = seededRandom(stableHash(`surface ${row}`, seed))
  const toxic = items.toxic[row] === 1 && random() < TELLING_SHARE
  const nsfw = items.nsfw[row] === 1 && random() < TELLING_SHARE
  const share = (pair: readonly [number, number]): number => beta(random, ...pair)
  const values = [
    Math.log1p(items.wordCount[row] ?? 0),
    items.hasMedia[row] ?? 0,
    (items.tagStart[row + 1] ?? 0) - (items.tagStart[row] ?? 0),
    share(toxic ? TOXIC.capital : USUAL.capital),
    share(toxic ? TOXIC.exclamation : nsfw ? NSFW.exclamation : USUAL.exclamation),
    share(toxic ? TOXIC.question : USUAL.question),
    share(nsfw ? NSFW.digit : USUAL.digit),
    poisson(random, nsfw ? NSFW.links : USUAL.links),
    poisson(random, toxic ? TOXIC.mentions : USUAL.mentions),
    meanWord(random, (toxic ? TOXIC.shorter : 0) + (nsfw ? NSFW.shorter : 0)),
  ]
  return Object.fromEntries(SURFACE_FEATURES.map((name, at) => [name, values[at] ?? 0]))
}

function meanWord(random: Random, shorter: number): number {
  return Math.max(2, USUAL.word - shorter + USUAL.wordSpread * normal(random))
}
