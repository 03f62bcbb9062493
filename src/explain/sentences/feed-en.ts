/** English for the feed. Never more than the lines say: no numbers, one name, one tag. */
import { english } from './en.ts'
import type { SentenceTable } from './sentence-table.ts'

export type FeedSituation =
  | 'follows'
  | 'connected'
  | 'creator'
  | 'topic'
  | 'quality'
  | 'popular'
  | 'new'
  | 'exploration'
  | 'nothing'

export const feedEnglish: SentenceTable<FeedSituation> = {
  ...english,
  simulated: ' (simulated)',
  variants: {
    follows: [
      'You follow {label}{sim}.',
      'From {label}, whom you follow{sim}.',
      'Shown by {label}, on your list{sim}.',
      '{label}, whom you follow, shows this{sim}.',
      'As you follow {label}{sim}.',
      'Because {label} is one of yours{sim}.',
      'More from {label}{sim}.',
      'Another one that {label} shows{sim}.',
      'Since you follow {label}{sim}.',
      'By way of {label}{sim}.',
      'New on the wall of {label}{sim}.',
      'Picked by {label}, whom you follow{sim}.',
    ],
    connected: [
      '{label} is close to those you follow{sim}.',
      'Near those you follow: {label}{sim}.',
      'A neighbour of those you follow, {label}, shows this{sim}.',
      'From {label}, not far from those you follow{sim}.',
      'In the company of those you follow: {label}{sim}.',
      'Shown by {label}, a step from those you follow{sim}.',
      'One step on from those you follow: {label}{sim}.',
      'Next to those you follow stands {label}{sim}.',
      'By {label}, whose walls are near yours{sim}.',
    ],
    creator: [
      'What {label} shows has held you{sim}.',
      'You stayed with works of {label}{sim}.',
      'After what you saw of {label}{sim}.',
      'Another one of {label}, who has held you{sim}.',
      'Because {label} held you before{sim}.',
      'More of {label}, as before{sim}.',
      'Back to {label}{sim}.',
      'Once more {label}{sim}.',
      'Your looks return to {label}{sim}.',
      'Here again is {label}{sim}.',
    ],
    topic: english.variants.tag,
    quality: [
      'The house thinks highly of it{sim}.',
      'One of the best here, says the house{sim}.',
      'Among those the house is proud of{sim}.',
      'Chosen for what the house makes of it{sim}.',
      'Worth a look, in the eyes of the house{sim}.',
      'A highlight of the house{sim}.',
      'Well thought of here{sim}.',
      'In the view of the house, a good one{sim}.',
      'Marked by the house as one to see{sim}.',
      'To the house, one that counts{sim}.',
    ],
    popular: [
      'Many follow {label}{sim}.',
      '{label} is followed by many{sim}.',
      'From {label}, who has many followers{sim}.',
      'Shown by {label}, whom many follow{sim}.',
      'Followed by many: {label}{sim}.',
      'Others come for {label}{sim}.',
      'With {label}, you are in good company{sim}.',
      'A name many follow: {label}{sim}.',
      'People keep up with {label}{sim}.',
      'To begin with, {label}, whom many follow{sim}.',
    ],
    new: english.variants.freshness,
    exploration: [
      'Something different, to learn what you like.',
      'A trial, to learn what you like.',
      'To find out whether you like this, too.',
      'Off the usual path, to learn what you like.',
      'An open question: is this for you?',
    ],
    nothing: [
      'From the catalog, to widen the choice.',
      'To fill the list, from the catalog.',
      'Also in the catalog.',
      'Another one from the catalog.',
      'Something else from the catalog.',
      'The catalog has this, too.',
      'For a change, from the catalog.',
      'A different corner of the catalog.',
      'Not tied to anything you did; from the catalog.',
    ],
  },
}
