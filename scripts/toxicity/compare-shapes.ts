/** Which head to take: cross-validated on texts that the test never sees. */
import { stableHash } from '../../src/base/random.ts'
import type { LabelledText } from './labelled-text.ts'
import { probabilitiesOf, type TextVectors } from './text-vectors.ts'
import { type HeadShape, trainHead } from './train-head.ts'
import { type WordFigures, wordFigures } from './word-figures.ts'

const FOLDS = 5
const FOLD_SEED = 11

/**
 * Figures of each shape over `words`, each judged by a head that neither learned from its fold nor was stopped by it;
 * `art` takes part in training alone. Every fold has a seed of its own, so that luck with one does not decide.
 */
export function compareShapes(
  words: readonly LabelledText[],
  art: readonly LabelledText[],
  vectors: TextVectors,
): Readonly<Record<HeadShape, WordFigures>> {
  const foldOf = ({ text }: LabelledText): number => stableHash(text, FOLD_SEED) % FOLDS
  const judge = (shape: HeadShape): WordFigures => {
    const probabilities: number[] = []
    const labels: (0 | 1)[] = []
    for (let fold = 0; fold < FOLDS; fold++) {
      const all = [...words, ...art]
      const tuneFold = (fold + 1) % FOLDS
      const train = all.filter((text) => foldOf(text) !== fold && foldOf(text) !== tuneFold)
      const tune = all.filter((text) => foldOf(text) === tuneFold)
      const { file } = trainHead(train, tune, vectors, { shape, seed: fold, dataDigest: '' })
      const judged = words.filter((text) => foldOf(text) === fold)
      probabilities.push(...probabilitiesOf(file, judged, vectors))
      labels.push(...judged.map(({ label }) => label))
    }
    return wordFigures(Float64Array.from(probabilities), labels)
  }
  return { logistic: judge('logistic'), network: judge('network') }
}
