/** The records behind a feature as a visitor remembers them: offers, looks, searches. */
import type { EventChange, ProfileView } from 'docent'
import { allEvidence } from '../page/all-evidence.ts'
import { eventWords, whenWords } from '../why/event-words.ts'

/** An offer: `recommId/contentId@at`. */
const OFFER = /^[^/]+\/(?<contentId>.+)@(?<at>\d+)$/

/** What of a profile names its records. */
type ProfileWithRecords = Pick<ProfileView, 'positives' | 'negatives' | 'neutrals' | 'searches'>

export interface RecordWords {
  /** The work it is about, if any. */
  readonly contentId: string | undefined
  readonly words: string
}

/** Words for record ids, in their order. `now`: epoch ms. */
export function recordWords(ids: readonly string[], profile: ProfileWithRecords, now: number): readonly RecordWords[] {
  const looks = looksOf(profile)
  const searches = new Map((profile.searches ?? []).map((search) => [search.eventId, search]))
  return ids.map((id) => {
    const { contentId, at } = OFFER.exec(id)?.groups ?? {}
    if (contentId !== undefined) return { contentId, words: `offered ${whenWords(Number(at), now)}` }
    const look = looks.get(id)
    if (look) return { contentId: look.contentId, words: eventWords(look.change, now) }
    const search = searches.get(id)
    const words = search
      ? `you searched for “${search.text}” ${whenWords(search.ts, now)}`
      : 'a search by words, or a work that is not in this catalogue'
    return { contentId: undefined, words: words.charAt(0).toUpperCase() + words.slice(1) }
  })
}

interface Look {
  readonly contentId: string
  readonly change: EventChange
}

function looksOf(profile: ProfileWithRecords): ReadonlyMap<string, Look> {
  return new Map(
    allEvidence(profile).flatMap(({ contentId, events }) =>
      events.map((change) => [change.eventId, { contentId, change }] as const),
    ),
  )
}
