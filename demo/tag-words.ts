/** A tag's words for a reader: `region:west-africa` is "West Africa", `movement:impressionism` "Impressionism". */

const FACETS: Readonly<Record<string, string>> = {
  subject: 'Subject',
  movement: 'Movement',
  technique: 'Technique',
  mood: 'Mood',
  period: 'Period',
  region: 'Region',
  colour: 'Colour',
  keyword: 'Keyword',
}

export function tagWords(tag: string): string {
  const [facet = '', label = ''] = split(tag)
  const words = label.replaceAll('-', ' ')
  if (facet === 'region') return words.replace(/(^| )\p{Ll}/gu, (letter) => letter.toUpperCase())
  return facet === 'movement' ? words.charAt(0).toUpperCase() + words.slice(1) : words
}

/** A tag in running text: "the colour orange", "a calm mood", "the late 19th century". */
export function tagPhrase(tag: string): string {
  const [facet = ''] = split(tag)
  const words = tagWords(tag)
  if (facet === 'colour') return `the colour ${words}`
  if (facet === 'mood') return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words} mood`
  return facet === 'period' && words.includes('century') ? `the ${words}` : words
}

/** The facet with a capital, as a label before the words. */
export function facetWords(tag: string): string {
  const [facet = ''] = split(tag)
  return FACETS[facet] ?? facet
}

function split(tag: string): readonly string[] {
  return tag.split(/:(.*)/s)
}
