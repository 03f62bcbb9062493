/** Which texts are learned from, which decide when to stop and calibrate, and which only test. */
import { stableHash } from '../../src/base/random.ts'

export type TextPart = 'train' | 'tune' | 'test'

/** Seed of the split, and ends of the parts in hundredths. Fixed: a text never moves to another part. */
const SPLIT_SEED = 7
const TRAIN_UNTIL = 60
const TUNE_UNTIL = 75
const HUNDRED = 100

/** By the hash of the text itself, so that a text that comes twice is in one part only. */
export function partOf(text: string): TextPart {
  const at = stableHash(text, SPLIT_SEED) % HUNDRED
  return at < TRAIN_UNTIL ? 'train' : at < TUNE_UNTIL ? 'tune' : 'test'
}

/** The texts of a part, in their order. */
export function inPart<T extends { readonly text: string }>(texts: readonly T[], part: TextPart): readonly T[] {
  return texts.filter(({ text }) => partOf(text) === part)
}
