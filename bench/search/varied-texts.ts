/** Texts as catalogs have them, made of a seed: frequent and rare words as in a language, names, materials, places. */
import { Content } from '../../src/contracts/content.ts'
import { seededRandom } from '../../src/base/random.ts'

const ONSETS =
  'b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w'.split(' ')
const VOWELS = 'a e i o u ai ea ee ie oa oo ou é'.split(' ')
const CODAS = ['', '', 'n', 'r', 's', 't', 'l', 'm', 'nd', 'st', 'ck', 'ng']
const SMALL = 'the of and a in to is with on for as by at from his her it this that was'.split(' ')
/** Words of the language, people, and the words of one text, with spread. */
const WORDS = 20_000
const PEOPLE = 1500
const TEXT_WORDS = 45
const TEXT_SPREAD = 50
const TITLE_WORDS = 3
/** Every third word or so is a small one. */
const SMALL_PART = 0.35

/** `size` contents, about 70 words each, 4 tags of 300. Deterministic. Word ranks follow Zipf's law. */
export function variedContents(size: number, seed: number): readonly Content[] {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)]
    if (one === undefined) throw new Error('an empty list')
    return one
  }
  const syllable = (): string => pick(ONSETS) + pick(VOWELS) + pick(CODAS)
  const invent = (): string => Array.from({ length: 1 + Math.floor(random() * 3) }, syllable).join('')
  const words = [...new Set(Array.from({ length: WORDS }, invent))]
  // rank = N^u is Zipf's law with exponent 1: frequency falls as 1 / rank.
  const word = (): string => words[Math.floor(words.length ** random()) - 1] ?? words[0] ?? ''
  const name = (): string => capital(invent())
  const people = Array.from({ length: PEOPLE }, () => `${name()} ${name()}`)
  const tags = Array.from({ length: 300 }, invent)
  const [places, media] = [
    Array.from({ length: 200 }, name),
    Array.from({ length: 60 }, () => `${word()} on ${word()}`),
  ]
  const sentence = (length: number): string =>
    capital(Array.from({ length }, () => (random() < SMALL_PART ? pick(SMALL) : word())).join(' '))
  return Array.from({ length: size }, (_, at) =>
    Content.parse({
      id: `item-${String(at).padStart(6, '0')}`,
      contentType: 'image_item',
      title: capital(Array.from({ length: TITLE_WORDS }, word).join(' ')),
      text: `${sentence(TEXT_WORDS + Math.floor(random() * TEXT_SPREAD))}.`,
      wordCount: TEXT_WORDS,
      tags: [...new Set(Array.from({ length: 4 }, () => pick(tags)))].map((label) => ({ facet: 'topic', label })),
      creator: pick(people),
      place: pick(places),
      medium: pick(media),
      year: 1400 + Math.floor(random() * 600),
    }),
  )
}

/** Searches as visitors type them, in turn: title words, a half-typed word, a typo, a maker and a word, words of a text. */
export function variedQueries(contents: readonly Content[], count: number, seed: number): readonly string[] {
  const random = seededRandom(seed)
  const any = (): Content => {
    const one = contents[Math.floor(random() * contents.length)]
    if (!one) throw new Error('no contents')
    return one
  }
  const kinds: readonly (() => string)[] = [
    () => any().title,
    () => any().title.slice(0, -2),
    () => any().title.replace(/(?<=..)./, ''),
    () => `${any().creator?.split(' ')[1] ?? ''} ${any().title.split(' ')[0] ?? ''}`,
    () => any().text.split(' ').slice(4, 9).join(' '),
  ]
  return Array.from({ length: count }, (_, at) => kinds[at % kinds.length]?.() ?? '')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
