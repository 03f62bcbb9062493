/** LanguageText: a text and the language it is marked with; and the choice among several of them (SPEC FM3). */

export interface LanguageText {
  /** Undefined where the source marks none. */
  readonly lang?: string | undefined
  readonly text: string
}

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/

/** `lang` where it is the tag of a language, else undefined (`none`, `@none`, `und`, nothing). */
export function languageTag(lang: unknown): string | undefined {
  return typeof lang === 'string' && LANGUAGE.test(lang) && lang.toLowerCase() !== 'und' ? lang : undefined
}

/**
 * The texts of one language, in their order: of `wanted` (`de` takes `de-CH` as well), else those of no language, else
 * of the language that comes first. Empty when there are none.
 */
export function chosenTexts(texts: readonly LanguageText[], wanted: string | undefined): readonly LanguageText[] {
  const first = texts[0]
  if (first === undefined) return []
  for (const fits of [(lang?: string) => isOf(lang, wanted), (lang?: string) => lang === undefined]) {
    const found = texts.find(({ lang }) => fits(lang))
    if (found !== undefined) return texts.filter(({ lang }) => lang === found.lang)
  }
  return texts.filter(({ lang }) => lang === first.lang)
}

/** The first text of each other language than that of `chosen`. */
export function otherLanguages(
  texts: readonly LanguageText[],
  chosen: LanguageText | undefined,
): ReadonlyMap<string, string> {
  const others = new Map<string, string>()
  for (const { lang, text } of texts) {
    if (lang !== undefined && lang !== chosen?.lang && !others.has(lang)) others.set(lang, text)
  }
  return others
}

function isOf(lang: string | undefined, wanted: string | undefined): boolean {
  if (lang === undefined || wanted === undefined) return false
  const [own, other] = [lang.toLowerCase(), wanted.toLowerCase()]
  return own === other || own.split('-')[0] === other.split('-')[0]
}
