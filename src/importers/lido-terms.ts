/** Reads the texts and concepts of LIDO 1.0 and 1.1: an element's language is its own or that of the part it stands in. */
import { isNamed, reach, reachTexts } from './json-reach.ts'
import { type LanguageText, languageTag } from './language-texts.ts'
import { plainText } from './plain-text.ts'

/** The text of each element, by language; `around` is the language of the part. */
export function lidoTexts(elements: readonly unknown[], around: string | undefined): readonly LanguageText[] {
  return elements.flatMap((element) => {
    const written = isNamed(element) ? reach(element, '#text')[0] : element
    const text = typeof written === 'string' ? plainText(written) : ''
    return text === '' ? [] : [{ lang: languageTag(reach(element, '@lang')[0]) ?? around, text }]
  })
}

/** The names of one concept: terms of LIDO 1.0, preferred labels of SKOS in 1.1. */
export function conceptNames(concept: unknown, around: string | undefined): readonly LanguageText[] {
  return lidoTexts([...reach(concept, 'term'), ...reach(concept, 'Concept', 'prefLabel')], around)
}

/** The addresses that a concept is known by. */
export function conceptIds(concept: unknown): readonly string[] {
  return [
    ...lidoTexts(reach(concept, 'conceptID'), undefined).map(({ text }) => text),
    ...reachTexts(concept, 'Concept', '@about'),
  ]
}

/** Whether it is of the type `number` of LIDO's terminology (`lido00132`), by attribute or by concept. */
export function isOfType(element: unknown, number: string): boolean {
  const types = [...reachTexts(element, '@type'), ...conceptIds(element)]
  return types.some((type) => type.endsWith(`/${number}`))
}
