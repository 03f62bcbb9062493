/** English. Never more than the lines say: no numbers, at most two works and one tag. */
import type { SentenceTable } from './sentence-table.ts'

/** Regions that take an article. */
const ARTICLED = /^(united states|netherlands|arab world|near east|caribbean|andes)$/

export const english: SentenceTable = {
  and: ' and ',
  quote: ['“', '”'],
  simulated: ' (simulated figures)',
  tagPhrase(key) {
    const [facet = '', label = ''] = key.split(/:(.*)/s)
    const words = label.replaceAll('-', ' ')
    if (facet === 'mood') return `a ${words} mood`.replace(/^a (?=[aeiou])/, 'an ')
    if (facet === 'region') return `art from ${ARTICLED.test(words) ? 'the ' : ''}${titleCase(words)}`
    if (facet === 'period' && words.endsWith('century')) return `the ${words}`
    if (facet === 'colour' && !/colours|tones/.test(words)) return `the colour ${words}`
    return words
  },
  variants: {
    'works-and-tag': [
      'You stayed with {works}; {tag} again.',
      'Because {works} held you, more of {tag}.',
      'After {works}, once more {tag}.',
      '{works} led here, by way of {tag}.',
      'Your time with {works} points to {tag}.',
      'In the line of {works}: {tag}.',
      'What drew you to {works} returns here: {tag}.',
      'Next to {works} in meaning, and again {tag}.',
      'Following {works}: {tag}.',
      'This answers {works}, with {tag}.',
      'Going on from {works}: {tag}.',
      'Seen from {works}, a neighbour in {tag}.',
    ],
    works: [
      'You stayed with {works}; this is close in meaning.',
      'Because {works} held you.',
      'After {works}, a near neighbour.',
      '{works} led here.',
      'Your time with {works} points this way.',
      'In the line of {works}.',
      'What drew you to {works} returns here.',
      'Next to {works} in meaning.',
      'Following {works}, something of its kind.',
      'This answers {works}.',
      'Going on from {works}.',
      'Seen from {works}, a close relation.',
    ],
    tag: [
      'Leaning to {tag}, as your visit does.',
      'Your visit keeps returning to {tag}.',
      'Since {tag} keeps you, another one.',
      'Another look at {tag}.',
      'Here for its {tag}.',
      'On the trail of {tag}.',
      'For your interest in {tag}.',
      'Chosen for {tag}.',
      'With {tag}, as in what you liked.',
      'You seem drawn to {tag}.',
    ],
    interest: [
      'You named {tag}.',
      'Because you asked for {tag}.',
      'From what you chose: {tag}.',
      'Your interest in {tag} brings this up.',
      'For your wish to see {tag}.',
      'Chosen with {tag} in mind.',
      'Noted, and found: {tag}.',
      'With {tag}, one of your choices.',
      'On your list: {tag}.',
      'Here is {tag}, as you wished.',
      'As you picked {tag}, start here.',
      'In keeping with your choice of {tag}.',
    ],
    geo: [
      'Close to where you are.',
      'A few steps away.',
      'Just near by.',
      'On your way.',
      'Within easy reach.',
      'Not far from here.',
      'Around the corner.',
      'Near enough for a look.',
      'Next to where you stand.',
      'Here in the neighbourhood.',
    ],
    popularity: [
      'Often visited here{sim}.',
      'Many stop at this one{sim}.',
      'A good place to begin: well visited{sim}.',
      'Well visited, and worth a first look{sim}.',
      'To start with, something many come for{sim}.',
      'People come by here a lot{sim}.',
      'One that visitors seek out{sim}.',
      'Chosen because it is popular{sim}.',
      'No taste known yet; this one is well visited{sim}.',
      'Popular with other visitors{sim}.',
      'Among the well-visited ones{sim}.',
      'Before we know your taste: a frequent stop{sim}.',
    ],
    freshness: [
      'New in the catalog.',
      'Added lately.',
      'Among the newest here.',
      'A recent arrival.',
      'Just published.',
      'One of the latest.',
      'Fresh on the walls.',
      'Lately come to the house.',
      'Recently added.',
      'Here since a short time.',
    ],
    prior: [
      'Suggested by the house: {tag}.',
      'The house thinks of {tag} for a visit like yours.',
      'For visits like yours: {tag}.',
      'Recommended here: {tag}.',
      'A house suggestion: {tag}.',
    ],
    boost: [
      'Brought forward on this page: {label}.',
      'Put first by the house: {label}.',
      'Raised on this page: {label}.',
      'A choice of the house: {label}.',
      'The house brings this forward: {label}.',
    ],
    similar: [
      'Near {works} in meaning.',
      'Close to {works}.',
      'A relation of {works}.',
      'Beside {works}, in spirit.',
      '{works} resembles this one.',
      'Of a kind with {works}.',
      'Akin to {works}.',
      'Like {works}, in what it tells.',
      'In the company of {works}.',
      'Another one near {works}.',
    ],
    cancelled: [
      'Your likes and dislikes cancel out so far; a fresh start.',
      'So far what you liked and did not like cancels out.',
      'No clear taste yet: likes and dislikes balance.',
      'While likes and dislikes balance, something well visited{sim}.',
      'A neutral choice, as likes and dislikes cancel out.',
      'Likes and dislikes cancel out; try this one.',
      'With nothing tipping the scale yet, this one.',
      'Until one side wins, something different.',
      'Between likes and dislikes, open ground.',
      'Open ground: your reactions balance so far.',
    ],
    nothing: [
      'From the catalog, to widen the choice.',
      'Something else from the catalog.',
      'To fill the list, from the catalog.',
      'Also in the catalog.',
      'Another one from the catalog.',
      'The catalog has this, too.',
      'Not tied to your visit; from the catalog.',
      'In the catalog, and not looked at yet.',
      'For a change, from the catalog.',
      'A different corner of the catalog.',
    ],
  },
}

function titleCase(words: string): string {
  return words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}
