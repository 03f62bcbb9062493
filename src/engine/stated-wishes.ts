/** StatedWishes: feedback and preferences that a visitor gives outright, each of which can be taken back. */
import { Preferences } from '../contracts/preferences.ts'
import type { PreferenceChange, UndoReply } from '../contracts/host-replies.ts'
import type { Components } from './components.ts'
import type { Feedback } from '../contracts/interaction-event.ts'
import { parseInput } from '../contracts/parse-input.ts'
import type { UserModelUpdater } from './user-model-updater.ts'
import type { VisitorStores } from './visitor-stores.ts'

/** Wishes that can be taken back; the oldest is forgotten first. */
const UNDO_DEPTH = 20

interface Wish {
  readonly userId: string
  /** The preferences before the wish. */
  readonly before: Preferences
  readonly eventId?: string
  readonly contentId?: string
}

export class StatedWishes {
  readonly #components: Pick<Components, 'clock' | 'newId' | 'eventBuffer'>
  readonly #stores: VisitorStores
  readonly #updater: UserModelUpdater
  readonly #wishes: Wish[] = []

  constructor(
    components: Pick<Components, 'clock' | 'newId' | 'eventBuffer'>,
    stores: VisitorStores,
    updater: UserModelUpdater,
  ) {
    this.#components = components
    this.#stores = stores
    this.#updater = updater
  }

  /** [EN7] Notes hide and seen as lasting preferences; gives the event that records the feedback itself. */
  async feedback(userId: string, contentId: string, feedback: Feedback, at: number): Promise<Record<string, unknown>> {
    const before = await this.#stores.preferences(userId)
    const eventId = this.#components.newId()
    if (feedback === 'hide') await this.#put({ ...before, hidden: { ...before.hidden, [contentId]: at } })
    if (feedback === 'seen') await this.#put({ ...before, seen: { ...before.seen, [contentId]: at } })
    if (feedback === 'more' && (contentId in before.hidden || contentId in before.seen)) {
      await this.#put({ ...before, hidden: without(before.hidden, contentId), seen: without(before.seen, contentId) })
    }
    this.#note({ userId, before, eventId, contentId })
    return {
      event: 'content_feedback',
      userId,
      messageId: eventId,
      originalTimestamp: at,
      properties: { content_id: contentId, feedback },
    }
  }

  /** Applies a change of preferences; a change that does not fit is refused and nothing is stored. */
  async prefer(userId: string, change: PreferenceChange): Promise<void> {
    const before = await this.#stores.preferences(userId)
    const { interests, adjust, mutedTags, demographics, follow, blocked, mutedWords } = change
    const adjusted = adjust
      ? { ...without(before.adjusted, adjust.tag), ...(adjust.weight === 0 ? {} : { [adjust.tag]: adjust.weight }) }
      : before.adjusted
    const after = {
      ...before,
      adjusted,
      interests: interests ? [...new Set(interests)] : before.interests,
      mutedTags: mutedTags ? [...new Set(mutedTags)] : before.mutedTags,
      demographics: demographics ? { ...before.demographics, ...demographics } : before.demographics,
      followed: follow ? followedAfter(before.followed, follow) : before.followed,
      blocked: blocked ? [...new Set(blocked)] : before.blocked,
      mutedWords: mutedWords ? [...new Set(mutedWords)] : before.mutedWords,
    }
    await this.#put(parseInput(Preferences, after, 'options-invalid', 'the preference'))
    this.#note({ userId, before })
  }

  /** [EN8] Takes back the last wish: its event is removed and the preferences are as they were before it. */
  async undo(userId: string): Promise<UndoReply> {
    const at = this.#wishes.findLastIndex((wish) => wish.userId === userId)
    const [wish] = at < 0 ? [] : this.#wishes.splice(at, 1)
    if (!wish) return { undone: false }
    await this.#put(wish.before)
    if (wish.eventId === undefined) return { undone: true, what: 'preference' }
    await this.#components.eventBuffer.remove(userId, [wish.eventId])
    await this.#updater.refresh(userId, this.#components.clock.now())
    return { undone: true, what: 'feedback', ...(wish.contentId === undefined ? {} : { contentId: wish.contentId }) }
  }

  clear(): void {
    this.#wishes.length = 0
  }

  async #put(preferences: Preferences): Promise<void> {
    if (this.#stores.isActive(preferences.userId)) await this.#stores.putPreferences(preferences)
  }

  #note(wish: Wish): void {
    this.#wishes.push(wish)
    if (this.#wishes.length > UNDO_DEPTH) this.#wishes.shift()
  }
}

function followedAfter(
  before: Preferences['followed'],
  { creatorId, at }: NonNullable<PreferenceChange['follow']>,
): Preferences['followed'] {
  return at === null ? without(before, creatorId) : { ...before, [creatorId]: before[creatorId] ?? at }
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}
