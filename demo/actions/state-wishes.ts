/** What a visitor states of themselves: interests, a tag's weight, tags never to see, where they stand. */
import type { App } from '../page/app.ts'
import { refreshList } from './refresh-list.ts'
import { tagPhrase, tagWords } from '../tag-words.ts'

/** Adds or removes an interest. */
export async function toggleInterest(app: App, tag: string): Promise<void> {
  const before = app.state.profile?.preferences.interests ?? []
  const interests = before.includes(tag) ? before.filter((one) => one !== tag) : [...before, tag]
  const named = interests.map(tagPhrase)
  app.cause = {
    cause: named.length === 0 ? 'No interests chosen.' : `You chose ${new Intl.ListFormat('en-GB').format(named)}.`,
    undoable: true,
  }
  await app.docent.profile.interests(interests)
  await refreshList(app)
}

/** `weight` in [-1, 1]; 0 leaves the tag to what was learned. */
export async function weighTag(app: App, tag: string, weight: number): Promise<void> {
  app.cause = { cause: weighingWords(tagWords(tag), weight), undoable: true }
  await app.docent.profile.adjust({ tag, weight })
  await refreshList(app)
}

export async function toggleMuted(app: App, tag: string): Promise<void> {
  const before = app.state.profile?.preferences.mutedTags ?? []
  const muted = before.includes(tag)
  app.cause = { cause: muted ? `“${tagWords(tag)}” may come again.` : `No more “${tagWords(tag)}”.`, undoable: true }
  await app.docent.profile.mute(muted ? before.filter((one) => one !== tag) : [...before, tag])
  await refreshList(app)
}

/** Stands in a room, so that what hangs near by comes first; the same room again steps out. */
export async function standIn(app: App, room: string): Promise<void> {
  const standing = app.state.standing === room ? undefined : room
  app.cause = {
    cause: standing === undefined ? 'It no longer matters where you stand.' : `You stand in room ${room}.`,
    undoable: false,
  }
  app.update({ standing })
  await refreshList(app)
}

function weighingWords(tag: string, weight: number): string {
  if (weight === 0) return `“${tag}” counts as learned.`
  return weight > 0 ? `More “${tag}”, as you set it.` : `Less “${tag}”, as you set it.`
}
