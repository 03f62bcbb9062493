/** What came of a profile that was saved or brought, in one sentence or two. */
import type { ImportProfileReply } from 'docent/logbook'

/** The parts of a profile by what the page calls them. */
const PARTS: Readonly<Record<string, string>> = { bandit: 'trials' }

export function importedWords({ events, served, leftOut }: ImportProfileReply): string {
  const passed = events.passedOver === 0 ? '' : ` ${countWords(events.passedOver, 'event')} known already, or too old.`
  const out = leftOut.map(({ part, because }) => {
    const words = PARTS[part] ?? part
    return because === 'own-kept' ? ` The ${words} here stay.` : ` The ${words} are left out: nothing here keeps them.`
  })
  return `Taken in: ${countWords(events.added, 'event')}, ${countWords(served, 'list')}.${passed}${out.join('')}`
}

export function savedWords(events: number, lists: number): string {
  return `Saved: ${countWords(events, 'event')}, ${countWords(lists, 'list')}, your wishes, features and trials.`
}

function countWords(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
