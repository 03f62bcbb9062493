/** Terms of the Art & Architecture Thesaurus by which Linked Art says what a name or a statement is. Source: linked.art. */
import { reach, reachTexts } from './json-reach.ts'
import { type LanguageText, languageTag } from './language-texts.ts'

const aat = (number: number): string => `http://vocab.getty.edu/aat/${number}`

export const AAT = {
  primaryName: aat(300_404_670),
  displayTitle: aat(300_404_669),
  artwork: aat(300_133_025),
  collectionItem: aat(300_404_024),
  style: aat(300_015_646),
  webPage: aat(300_264_578),
} as const

/** Statements that describe a work in words, and those that say what it is made of or who may use it. */
const DESCRIPTIONS: ReadonlySet<unknown> = new Set([300_435_416, 300_080_091, 300_027_200, 300_026_032].map(aat))
const MATERIALS: ReadonlySet<unknown> = new Set([300_435_429].map(aat))
const RIGHTS: ReadonlySet<unknown> = new Set([300_435_434, 300_055_547, 300_026_687].map(aat))
/** Languages that records name without their tag. */
const LANGUAGES: Readonly<Record<string, string>> = {
  English: 'en',
  French: 'fr',
  German: 'de',
  Italian: 'it',
  Spanish: 'es',
  Dutch: 'nl',
  Portuguese: 'pt',
  Latin: 'la',
  Japanese: 'ja',
  Chinese: 'zh',
}

/** Whether one of its classes, or one of their equivalents, is `term`, or is itself classified so. */
export function isClassified(entity: unknown, term: string): boolean {
  const classes = reach(entity, 'classified_as')
  const ids = [...reach(classes, 'id'), ...reach(classes, 'equivalent', 'id'), ...reach(classes, 'classified_as', 'id')]
  return ids.some((id) => id === term)
}

/** The names of an entity, primary ones first; its label where it has none. */
export function linkedArtNames(entity: unknown): readonly LanguageText[] {
  const given = reach(entity, 'identified_by').filter((each) => reach(each, 'type')[0] === 'Name')
  const primary = given.filter((name) => isClassified(name, AAT.primaryName) || isClassified(name, AAT.displayTitle))
  const names = [...primary, ...given].flatMap((name) =>
    reachTexts(name, 'content').map((text): LanguageText => ({ lang: languageOf(name), text })),
  )
  return names.length > 0 ? names : reachTexts(entity, '_label').map((text) => ({ text }))
}

export function languageOf(text: unknown): string | undefined {
  const [language] = reach(text, 'language')
  return languageTag(reach(language, 'notation')[0]) ?? LANGUAGES[reachTexts(language, '_label')[0] ?? '']
}

/** What is written of a work, by what it is; sizes, inscriptions and the like are left out. */
export function statements(work: unknown): {
  readonly description: readonly LanguageText[]
  readonly material: readonly LanguageText[]
  readonly rights: readonly string[]
} {
  const written = reach(work, 'referred_to_by')
  const of = (terms: ReadonlySet<unknown>): readonly LanguageText[] =>
    written
      .filter((each) => reach(each, 'classified_as', 'id').some((id) => terms.has(id)))
      .flatMap((each) => reachTexts(each, 'content').map((text) => ({ lang: languageOf(each), text })))
  const licences = reach(work, 'subject_to').flatMap((right) => [
    ...reachTexts(right, 'classified_as', '_label'),
    ...reachTexts(right, 'identified_by', 'content'),
  ])
  return {
    description: of(DESCRIPTIONS),
    material: of(MATERIALS),
    rights: [...of(RIGHTS).map(({ text }) => text), ...licences],
  }
}
