/** All that the toxicity model is trained and tested on. */
import { stableHash } from '../../src/base/random.ts'
import type { LabelledText } from './labelled-text.ts'
import { type ArtText, type Museum, readArt } from './read-art.ts'
import { plainSentences } from './plain-sentences.ts'
import { readDavidson, readHateCheck, readSurge } from './read-labelled.ts'
import { readOwnMuseum } from './read-own-museum.ts'
import { inPart } from './text-parts.ts'

export interface ToxicityTexts {
  readonly surge: readonly LabelledText[]
  /** The demo museum's works and plain sentences: written for Docent, and nobody's to hold back. */
  readonly own: readonly LabelledText[]
  /** Test only. */
  readonly hateCheck: readonly LabelledText[]
  /** Never in what ships. */
  readonly davidson: readonly LabelledText[]
  /** Surge's test part, each text as that of a work of Carnegie: title and tags of the work before it. */
  readonly planted: readonly LabelledText[]
  /** Museums that nothing is learned from. */
  readonly art: Readonly<Record<Museum, readonly ArtText[]>>
}

/** Davidson's set is 24,783 tweets: one in so many is enough to compare with. */
const DAVIDSON_EVERY = 5

/** `root` is the repo's folder, `shared` that of the data. */
export async function readToxicityTexts(root: string, shared: string): Promise<ToxicityTexts> {
  const [surge, works, hateCheck, davidson, art] = await Promise.all([
    readSurge(shared),
    readOwnMuseum(root),
    readHateCheck(shared),
    readDavidson(shared),
    readArt(shared),
  ])
  const own = [...works, ...plainSentences()]
  const shells = art.cmoa.filter(({ subjects }) => subjects.length === 0)
  return {
    surge,
    own,
    hateCheck,
    davidson: davidson.filter((_, at) => at % DAVIDSON_EVERY === 0),
    planted: asTextsOfWorks(inPart(surge, 'test'), shells),
    art,
  }
}

/** Each text as that of a work: behind title and tags of one of `shells`. */
function asTextsOfWorks(
  texts: readonly LabelledText[],
  shells: readonly { readonly text: string }[],
): readonly LabelledText[] {
  return texts.map((each) => {
    const shell = shells[stableHash(each.text) % shells.length]
    return { ...each, text: `${shell?.text ?? ''} ${each.text}` }
  })
}

/** Every text, in an order of use. */
export function allTexts(texts: ToxicityTexts): readonly string[] {
  const { surge, own, hateCheck, davidson, planted, art } = texts
  return [surge, own, planted, hateCheck, davidson, art.tate, art.cmoa, art.nga].flatMap((list) =>
    list.map(({ text }) => text),
  )
}
