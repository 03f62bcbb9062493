/** Why a payload could not be used, for a person. */
import type { RefusalCode } from '../contracts/interaction-event.ts'

/** What a file adds to the reasons of the intake. */
export type LineFault = RefusalCode | 'line-not-json'

export const REFUSAL_WORDS: Readonly<Record<LineFault, string>> = {
  'event-answers-invalid': 'answers are no numbers or texts by question',
  'event-content-invalid': 'the content id is none that a catalog can hold',
  'event-content-missing': 'it names no content',
  'event-dwell-invalid': 'the dwell is no number of at least 0',
  'event-end-reason-unknown': 'the end reason is none of next_button, link, close_button, abandon',
  'event-feedback-unknown': 'the feedback is none of more, less, hide, seen',
  'event-impressions-invalid': 'the list shown is no list of content ids',
  'event-name-unknown': 'its name is none that is read; --map can say what it stands for',
  'event-not-an-object': 'it is no object',
  'event-query-missing': 'it names no query',
  'event-time-invalid': 'its time is none, or before 1970',
  'event-time-missing': 'it names no time',
  'event-user-missing': 'it names no visitor',
  'event-view-missing': 'it says how long a page was looked at whose view is not in this file',
  'line-not-json': 'it is neither JSON nor a line of an enriched stream',
}
