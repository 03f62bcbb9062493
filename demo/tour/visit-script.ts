/** A visit to watch: what is pressed, in order, and what is said meanwhile. The works are whatever hangs there. */

export interface Step {
  readonly caption: string
  /** What is pressed; the first match on the page. Absent: nothing, only time passes. */
  readonly press?: string
  /** How long to stay after it, in seconds: the page's own clock counts them. */
  readonly staySeconds: number
}

/** Long enough to read a caption. */
const READ = 4
/** Long enough that the look counts as a like: half the time the text takes, with "next" or a link as the way out. */
const LINGER = 12

const FIRST = '.shelf-list .card:first-child .card-open'

export const visitScript: readonly Step[] = [
  {
    caption: 'Nothing is known of this visitor. The wall shows what many come for, spread over the house.',
    staySeconds: READ,
  },
  { caption: 'The first work is opened.', press: FIRST, staySeconds: READ },
  { caption: 'The visitor reads. The clock counts only while the page is in view.', staySeconds: LINGER },
  {
    caption: 'On to the next: a good sign for the work that was left.',
    press: '.sheet-work [data-act=next]',
    staySeconds: LINGER,
  },
  { caption: 'Back to the wall. Watch it change.', press: '.sheet-work [data-act=close]', staySeconds: READ + 2 },
  {
    caption: 'Why does the first work hang first?',
    press: '.shelf-list .card:first-child [data-act=why]',
    staySeconds: READ + 2,
  },
  {
    caption: 'Each line opens to the works behind it, and to the looks behind those.',
    press: '.sheet-why summary',
    staySeconds: READ + 2,
  },
  { caption: 'The drawer is closed.', press: '.sheet-why [data-act=close-why]', staySeconds: 2 },
  {
    caption: 'More like this one, said outright.',
    press: '.shelf-list .card:first-child [data-act=more]',
    staySeconds: READ + 2,
  },
  {
    caption: 'Where the works of the list hang, and the way so far.',
    press: '.view[href="#plan"]',
    staySeconds: READ + 2,
  },
  { caption: 'And how it was worked out, in the workshop.', press: '.view[href="#workshop"]', staySeconds: READ + 2 },
  {
    caption: 'That was the visit. It is yours now: keep it, or forget it at the foot of the page.',
    press: '.view[href="#works"]',
    staySeconds: READ,
  },
]
