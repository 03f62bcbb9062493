/** Follows a curator, leaves one, shuts one out, lets one in again; and words that are not to be read. */
import type { App } from '../page/app.ts'
import { curatorName } from '../museum.ts'

export async function toggleFollow(app: App, creatorId: string): Promise<void> {
  const follows = followsThem(app, creatorId)
  const name = curatorName(app.museum, creatorId)
  app.cause = { cause: follows ? `You no longer follow ${name}.` : `You follow ${name}.`, undoable: true }
  await (follows ? app.docent.unfollow(creatorId) : app.docent.follow(creatorId))
}

export function followsThem({ state: { profile } }: App, creatorId: string): boolean {
  return profile !== undefined && Object.hasOwn(profile.preferences.followed, creatorId)
}

export async function block(app: App, creatorId: string): Promise<void> {
  const blocked = app.state.profile?.preferences.blocked ?? []
  app.cause = { cause: `Nothing more from ${curatorName(app.museum, creatorId)}.`, undoable: true }
  await app.docent.profile.block([...blocked, creatorId])
}

export async function unblock(app: App, creatorId: string): Promise<void> {
  const blocked = app.state.profile?.preferences.blocked ?? []
  app.cause = { cause: `${curatorName(app.museum, creatorId)} is back.`, undoable: true }
  await app.docent.profile.block(blocked.filter((id) => id !== creatorId))
}

/** `text`: a word or a few, as typed; nothing happens where there is none. */
export async function muteWord(app: App, text: string): Promise<void> {
  const muted = app.state.profile?.preferences.mutedWords ?? []
  const word = text.trim().toLowerCase()
  app.update({ feed: { ...app.state.feed, muting: undefined } })
  if (word === '' || muted.includes(word)) return
  app.cause = { cause: `Works that say “${word}” are left out.`, undoable: true }
  await app.docent.profile.muteWords([...muted, word])
}

export async function unmuteWord(app: App, word: string): Promise<void> {
  const muted = app.state.profile?.preferences.mutedWords ?? []
  app.cause = { cause: `Works that say “${word}” may be shown again.`, undoable: true }
  await app.docent.profile.muteWords(muted.filter((one) => one !== word))
}
