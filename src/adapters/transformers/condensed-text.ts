/** Shortens a long text before it is cut into tokens, so that a megabyte costs what a page costs. Pure. */

/** Shorter texts stay as they are: cutting them into tokens takes a few milliseconds. */
const SHORT = 4096
/** Letters of a word after which the tokenizer knows no piece of it: its max_input_chars_per_word, 100, and room. */
const WORD_LETTERS = 200
/** Tokens that count (SPEC EM4), three times: `[SEP]` written in a text is one token, and three units here. */
const UNITS = 3 * 256

/** What the tokenizer drops: control, format, private and lone surrogate characters, U+FFFD, and accents. */
const DROPPED = /^[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Mn}\u{FFFD}]$/u
const LINE_OR_TAB = /^[\t\n\r]$/
/** What stands for a token of its own: punctuation, and the ideographs of the tokenizer's is_chinese_char. */
const ALONE = /[\p{P}!-/:-@[-`{-~]/u
const IDEOGRAPH = /^[\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}\u{F900}-\u{FAFF}]$/u

/**
 * `text`, or a shorter one with the same first 256 tokens: at most 768 words and signs, at most 200 letters a word, no
 * blanks in a row. Source: BertNormalizer, BertPreTokenizer and WordPiece of @huggingface/tokenizers, with the settings
 * of the model's tokenizer.json. The property test holds both against each other. Never throws.
 */
export function condensedText(text: string): string {
  if (text.length <= SHORT) return text
  const kept: string[] = []
  let units = 0
  let letters = 0
  let hasBlank = false
  let hasDropped = false
  for (const character of text) {
    if (DROPPED.test(character) && !LINE_OR_TAB.test(character)) {
      // One of a row stays, so that what it keeps apart never meets: `[SE` and `P]`.
      if (!hasDropped) kept.push(character)
      hasDropped = true
    } else if (/^\s$/.test(character)) {
      if (!hasBlank) kept.push(' ')
      hasBlank = true
      letters = 0
    } else {
      // Some characters hide a sign: U+1FEF decomposes into a grave accent.
      const isAlone = ALONE.test(character.normalize('NFD')) || IDEOGRAPH.test(character)
      if (isAlone || letters === 0) units++
      if (units > UNITS) break
      letters = isAlone ? 0 : letters + 1
      if (letters > WORD_LETTERS) continue
      kept.push(character)
      hasBlank = false
      hasDropped = false
    }
  }
  return kept.join('')
}
