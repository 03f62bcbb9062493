/** A word without its case and accents, so that "Ōtani", "OTANI" and "otani" are the same. */

/** Letters that Unicode does not take apart, as they are written without their own key. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
}
const SPECIAL = /[ßæœøłđðþħı]/g
/** Most words of most catalogs: they need no more than lower case. */
const PLAIN_WORD = /^[A-Za-z0-9]*$/

/** [SE2] NFKD, marks stripped, lower case, then the letters of the table. Folding twice changes nothing more. */
export function foldWord(word: string): string {
  if (PLAIN_WORD.test(word)) return word.toLowerCase()
  return word
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
}
