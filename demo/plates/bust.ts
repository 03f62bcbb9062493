/** Puts a bust together from its parts. */
import { BUST_BEHIND, BUST_BODY, BUST_DRESS, BUST_HEAD, BUST_OVER } from './shapes/bust-shapes.ts'

/** Coverings that leave no hair to be seen. */
const COVERED = [
  'bald',
  'crop',
  'long',
  'bob',
  'updo',
  'bun',
  'wig',
  'fan',
  'topknot',
  'fringe',
  'veil',
  'turban',
  'scarf',
  'coif',
  'helmet',
  'hood',
]

/**
 * The parts of a bust, back to front, for words such as "left turban low earring": a turn (front, profile; else three
 * quarters), hair, head gear, dress and jewels as the bust shapes name them. Words it does not know are passed over.
 */
export function bustParts(words: readonly string[]): readonly string[] {
  const turn = words.includes('profile') ? 'profile' : words.includes('front') ? 'front' : 'turned'
  const worn = words.some((word) => COVERED.includes(word)) ? words : [...words, 'crop']
  const from = (book: Readonly<Record<string, readonly string[]>>): readonly string[] =>
    worn.flatMap((word) => book[word] ?? [])
  return [
    ...from(BUST_BEHIND),
    ...BUST_BODY[turn === 'front' ? 'front' : 'turned'],
    ...from(BUST_DRESS),
    ...BUST_HEAD[turn],
    ...from(BUST_OVER),
  ]
}
