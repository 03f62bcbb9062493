/**
 * Sentences of our own that name people, bodies and violence without insult, as labels in museums do. Without them a head
 * learns that the name of a group is what makes a text toxic (Dixon et al. 2018, who mend it the same way).
 */
import type { LabelledText } from './labelled-text.ts'

/** Groups that comments insult and museums show. */
const PEOPLE = [
  'African',
  'African American',
  'Arab',
  'Asian',
  'Black',
  'Catholic',
  'Chinese',
  'Christian',
  'deaf',
  'disabled',
  'Dutch',
  'elderly',
  'English',
  'enslaved',
  'female',
  'French',
  'gay',
  'Hindu',
  'immigrant',
  'Indian',
  'Indigenous',
  'Irish',
  'Japanese',
  'Jewish',
  'Latino',
  'lesbian',
  'Mexican',
  'Muslim',
  'Native American',
  'poor',
  'refugee',
  'Roma',
  'Russian',
  'transgender',
  'white',
  'working-class',
] as const

const OF_PEOPLE: readonly ((people: string) => string)[] = [
  (people) => `Portrait of a ${people} family in their home. Photograph, silver print.`,
  (people) => `A curator speaks about ${people} artists of the nineteenth century and those who taught them.`,
  (people) => `${people} women at a market, drawn from life in pencil and ink.`,
  (people) =>
    `The exhibition follows three generations of a ${people} community through letters, clothes and photographs.`,
  (people) => `Head of a ${people} man. Oil on canvas.`,
  (people) => `Poster for the rights of ${people} people, printed by hand.`,
]

/** What bodies and violence are called on labels. */
const SUBJECTS = [
  'a reclining nude',
  'a nude woman bathing',
  'a naked man seen from behind',
  'two nudes on a beach',
  'the birth of Venus',
  'a battle of the Civil War',
  'the massacre of the innocents',
  'the martyrdom of a saint',
  'the execution of a king',
  'soldiers in a trench',
  'a slave market',
  'the crucifixion',
  'a dead soldier',
  'the murder of a bishop',
  'a prisoner of war',
  'the death of a hero',
  'a lynching and those who fought against it',
  'the Holocaust and its survivors',
  'a burning city',
  'the descent into hell',
  'a demon with wings',
  'a suicide',
  'the rape of Europa',
  'a torture chamber',
  'a beheading',
  'a boxer knocked down',
  'the plague',
  'a severed head',
  'a witch and her familiars',
  'a drunken satyr',
  'a brothel',
  'two lovers',
  'a mother nursing her child',
  'a bomb falling on a town',
  'a pistol',
  'a hanged man',
  'a riot in the street',
] as const

const OF_SUBJECTS: readonly ((subject: string) => string)[] = [
  (subject) => `Study for ${subject}. Etching and drypoint on paper.`,
  (subject) => `In this lecture a historian of art discusses how painters have shown ${subject}, and why.`,
  (subject) => `${subject}, bronze, cast after the artist's death.`,
  (subject) => `The film looks at ${subject} through paintings, photographs and the words of witnesses.`,
]

/** All of them, label 0. */
export function plainSentences(): readonly LabelledText[] {
  const texts = [
    ...PEOPLE.flatMap((people) => OF_PEOPLE.map((sentence) => sentence(people))),
    ...SUBJECTS.flatMap((subject) => OF_SUBJECTS.map((sentence) => sentence(subject))),
  ]
  return texts.map((text, at) => ({ id: `plain:${at}`, text, label: 0, group: '' }))
}
