/** The ten surface features that both safety models read: how a text looks, not what it says. Seed: safety models. */
import type { Content } from '../contracts/content.ts'

/** In the order of the models' inputs; the data set's columns have the same names. */
export const SURFACE_FEATURES = [
  'text_length_log',
  'has_media',
  'tag_count',
  'capital_share',
  'exclamation_share',
  'question_share',
  'digit_share',
  'link_count',
  'mention_count',
  'mean_word_length',
] as const

/** Float64Array[10]: natural log of 1 + words; 0 or 1; counts; shares of characters in [0, 1]; letters. Never throws. */
export function surfaceFeaturesOf(
  content: Pick<Content, 'title' | 'text' | 'hasImage' | 'tags' | 'wordCount'>,
): Float64Array {
  const text = `${content.title} ${content.text}`
  const letters = count(text, /\p{L}/gu)
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
  const words = text.split(/\s+/u).filter((word) => word !== '')
  return Float64Array.of(
    Math.log1p(content.wordCount),
    Number(content.hasImage),
    content.tags.length,
    share(count(text, /\p{Lu}/gu), letters),
    share(count(text, /!/g), text.length),
    share(count(text, /\?/g), text.length),
    share(count(text, /\p{Nd}/gu), text.length),
    count(text, /https?:\/\//gi),
    count(text, /(?:^|\s)@\w/gu),
    share(letters, words.length),
  )
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}
