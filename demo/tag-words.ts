/** A tag's words for a reader: `region:west-africa` is "West Africa", `period:17th-century` "17th century". */

const FACETS: Readonly<Record<string, string>> = {
  subject: 'Subject',
  movement: 'Movement',
  technique: 'Technique',
  mood: 'Mood',
  period: 'Period',
  region: 'Region',
  colour: 'Colour',
}

export function tagWords(tag: string): string {
  const [facet = '', label = ''] = split(tag)
  const words = label.replaceAll('-', ' ')
  return facet === 'region' ? words.replace(/(^| )\p{Ll}/gu, (letter) => letter.toUpperCase()) : words
}

/** The facet with a capital, as a label before the words. */
export function facetWords(tag: string): string {
  const [facet = ''] = split(tag)
  return FACETS[facet] ?? facet
}

function split(tag: string): readonly string[] {
  return tag.split(/:(.*)/s)
}
