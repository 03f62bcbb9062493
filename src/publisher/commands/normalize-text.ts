/** What `docent normalize` tells a person. */
import { type LineFault, REFUSAL_WORDS } from '../refusal-words.ts'
import { type LinePlace, type NormalizeReport, numberIn } from '../normalize-report.ts'
import type { InteractionEvent } from '../../contracts/interaction-event.ts'

/** Events, then what was left out and why, then the counts. */
export function normalizeText({ source, sourceGiven, events, refused, folded }: NormalizeReport): string {
  const visitors = new Set(events.map(({ userId }) => userId)).size
  const counts = [
    `${counted(events.length, 'event')} of ${counted(visitors, 'visitor')}`,
    ...(folded.length === 0 ? [] : [`${counted(folded.length, 'payload')} folded into the dwell of a look`]),
    `${refused.length} left out`,
  ]
  return [
    ...events.map(eventLine),
    ...(refused.length === 0 ? [] : ['', 'left out', ...refused.map((each) => `  ${refusalLine(each)}`)]),
    '',
    `${source}${sourceGiven ? '' : ' (told by its payloads)'}: ${counts.join(', ')}`,
  ].join('\n')
}

function eventLine({ ts, userId, event, ...rest }: InteractionEvent): string {
  const { contentId, dwellSeconds, endReason, feedback, queryText, impressions, surveyAnswers, recommId } = rest
  const said = [
    contentId,
    dwellSeconds === undefined ? undefined : `${dwellSeconds} s`,
    endReason,
    feedback,
    queryText === undefined ? undefined : JSON.stringify(queryText),
    impressions?.join(' '),
    surveyAnswers && JSON.stringify(surveyAnswers),
    recommId === undefined ? undefined : `list ${recommId}`,
  ]
  const words = [userId, event, ...said.filter((each) => each !== undefined)]
  return [new Date(ts).toISOString(), ...words.map(printable)].join('  ')
}

/** What would steer a terminal is shown by its number. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, (letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`)
}

/** Where it is, its code, and the reason in words. */
export function refusalLine({ code, ...place }: LinePlace & { readonly code: LineFault }): string {
  const inside = place.payload === undefined ? '' : `, payload ${place.payload}`
  return `${'line' in place ? 'line' : 'entry'} ${numberIn(place)}${inside}: ${code}, ${REFUSAL_WORDS[code]}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
