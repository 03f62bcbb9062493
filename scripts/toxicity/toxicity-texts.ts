/** All that the toxicity model is trained and tested on. */
import { stableHash } from '../../src/base/random.ts'
import type { LabelledText } from './labelled-text.ts'
import { type ArtText, type Museum, readArt } from './read-art.ts'
import { readDavidson, readHateCheck, readSurge } from './read-labelled.ts'
import { readOwnMuseum } from './read-own-museum.ts'
import { inPart } from './text-parts.ts'

export interface ToxicityTexts {
  readonly surge: readonly LabelledText[]
  readonly ownMuseum: readonly LabelledText[]
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
  const [surge, ownMuseum, hateCheck, davidson, art] = await Promise.all([
    readSurge(shared),
    readOwnMuseum(root),
    readHateCheck(shared),
    readDavidson(shared),
    readArt(shared),
  ])
  const works = art.cmoa.filter(({ subjects }) => subjects.length === 0)
  const planted = inPart(surge, 'test').map((each) => {
    const work = works[stableHash(each.text) % works.length]
    return { ...each, text: `${work?.text ?? ''} ${each.text}` }
  })
  return { surge, ownMuseum, hateCheck, davidson: davidson.filter((_, at) => at % DAVIDSON_EVERY === 0), planted, art }
}

/** Every text, in an order of use. */
export function allTexts(texts: ToxicityTexts): readonly string[] {
  const { surge, ownMuseum, hateCheck, davidson, planted, art } = texts
  return [surge, ownMuseum, planted, hateCheck, davidson, art.tate, art.cmoa, art.nga].flatMap((list) =>
    list.map(({ text }) => text),
  )
}
