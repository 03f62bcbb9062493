/** Which works a filter of toxic words may wrongly hold back: what their words say they show. */

export type ArtSubject = 'nude' | 'violence'

/** Words of titles and tags, English, whole. Wide on purpose: a share is only worth something over many works. */
const WORDS: Readonly<Record<ArtSubject, RegExp>> = {
  nude: /\b(nudes?|naked|nudity|undress\w*|erotic\w*|sexual|bathers?|venus)\b/i,
  violence:
    /\b(battles?|wars?|soldiers?|weapons?|massacre|violen\w+|execut(?:ed|ion)|martyr\w*|crucifi\w+|tortur\w+|murder\w*|kill\w*|slave\w*|corpses?|rape|behead\w*|slaughter|suicide|hanged)\b/i,
}

/** The subjects that `words` speak of, in the order above; [] for none. */
export function artSubjects(words: string): readonly ArtSubject[] {
  return (['nude', 'violence'] as const).filter((subject) => WORDS[subject].test(words))
}
