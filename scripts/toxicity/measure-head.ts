/** All figures of one head, over texts that it never saw. */
import type { ModelFile } from '../../src/models/model-file.ts'
import { artFigures, type ArtFigures, type ArtGroup } from './art-figures.ts'
import { functionFigures, type FunctionFigures } from './function-figures.ts'
import type { LabelledText } from './labelled-text.ts'
import type { Museum } from './read-art.ts'
import { inPart } from './text-parts.ts'
import { probabilitiesOf, type TextVectors } from './text-vectors.ts'
import type { ToxicityTexts } from './toxicity-texts.ts'
import { shareAbove, type WordFigures, wordFigures } from './word-figures.ts'

export interface HeadFigures {
  readonly surge: WordFigures
  readonly planted: WordFigures
  readonly davidson: WordFigures
  readonly hateCheck: WordFigures
  readonly functions: readonly FunctionFigures[]
  readonly art: Readonly<Record<Museum, Readonly<Record<ArtGroup, ArtFigures>>>>
  /** What another threshold would find, and what it would cost. */
  readonly thresholds: readonly ThresholdCost[]
}

export interface ThresholdCost {
  readonly threshold: number
  /** Share of Surge's toxic texts above it. */
  readonly found: number
  /** Share of Surge's other texts above it. */
  readonly wronglyHeld: number
  /** Share of all works of nudes and of violence above it, the museums together. */
  readonly art: number
}

const SHOWN_THRESHOLDS = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9]
/** HateCheck's own question is yes or no. */
const EVEN = 0.5

/** `texts` of the test parts, and those that nothing is learned from. Cost: a forward pass a text, then the bootstraps. */
export function measureHead(file: ModelFile, texts: ToxicityTexts, vectors: TextVectors): HeadFigures {
  const words = (list: readonly LabelledText[]): WordFigures =>
    wordFigures(
      probabilitiesOf(file, list, vectors),
      list.map(({ label }) => label),
    )
  const surge = inPart(texts.surge, 'test')
  const hateCheck = withProbability(file, texts.hateCheck, vectors)
  const judged = {
    tate: withProbability(file, texts.art.tate, vectors),
    cmoa: withProbability(file, texts.art.cmoa, vectors),
    nga: withProbability(file, texts.art.nga, vectors),
  }
  const ofSubject = [...judged.tate, ...judged.cmoa, ...judged.nga].filter(({ subjects }) => subjects.length > 0)
  const works = Float64Array.from(ofSubject, ({ probability }) => probability)
  const surgeOf = (label: 0 | 1): Float64Array =>
    probabilitiesOf(
      file,
      surge.filter((text) => text.label === label),
      vectors,
    )
  const [toxic, other] = [surgeOf(1), surgeOf(0)]
  return {
    surge: words(surge),
    planted: words(texts.planted),
    davidson: words(inPart(texts.davidson, 'test')),
    hateCheck: words(texts.hateCheck),
    functions: functionFigures(hateCheck, EVEN),
    art: { tate: artFigures(judged.tate), cmoa: artFigures(judged.cmoa), nga: artFigures(judged.nga) },
    thresholds: SHOWN_THRESHOLDS.map((threshold) => ({
      threshold,
      found: shareAbove(toxic, threshold),
      wronglyHeld: shareAbove(other, threshold),
      art: shareAbove(works, threshold),
    })),
  }
}

function withProbability<T extends { readonly text: string }>(
  file: ModelFile,
  texts: readonly T[],
  vectors: TextVectors,
): readonly (T & { readonly probability: number })[] {
  const probabilities = probabilitiesOf(file, texts, vectors)
  return texts.map((text, at) => ({ ...text, probability: probabilities[at] ?? 0 }))
}
