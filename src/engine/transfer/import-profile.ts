/** importProfile: a visitor's document into the stores of this device, all of it or nothing. */
import { type OwnedStates, parseProfile, type ProfileExport } from '../../contracts/profile-export.ts'
import type { Engine } from '../engine.ts'
import { ImportProfileOptions, type ImportProfileReply } from '../../contracts/profile-import.ts'
import { mergedPreferences } from './merged-preferences.ts'
import { parseInput } from '../../contracts/parse-input.ts'
import { pruneBefore } from '../../signals/event-window.ts'
import type { ServedEntry } from '../../ports/served-log.ts'
import { visitorLog } from '../visitor-log.ts'

/**
 * [RP4] The document becomes the log of `userId`, whatever its own userId. It is checked to the last field, the parts by
 * their owners, before anything is stored; doing it twice is the same as doing it once. Errors: `profile-newer`,
 * `profile-invalid`, `options-invalid`, those of a part's owner (`bandit-state-newer`, `bandit-state-invalid`,
 * `bandit-propensity-invalid`), `storage-failed`.
 */
export async function importProfile(
  engine: Engine,
  userId: string,
  document: unknown,
  options: unknown,
): Promise<ImportProfileReply> {
  const { mode } = parseInput(ImportProfileOptions, options ?? {}, 'options-invalid', 'the options of importProfile()')
  const profile = parseProfile(document)
  const { components, features } = engine.parts()
  if (profile.parts.bandit) components.explorer?.checkCarried(profile.parts.bandit)
  await engine.settled()
  if (mode === 'replace') await engine.reset(userId)
  const counts = await addLog(engine, userId, profile)
  const parts = {
    features: await carry(features, userId, profile.parts.features),
    bandit: await carry(components.explorer, userId, profile.parts.bandit),
  }
  await features?.recount(userId)
  const entries = Object.entries(parts)
  return {
    mode,
    ...counts,
    taken: entries.flatMap(([part, state]) => (state === 'taken' ? [part] : [])),
    leftOut: entries.flatMap(([part, state]) =>
      state === undefined || state === 'taken' ? [] : [{ part, because: state }],
    ),
  }
}

async function addLog(
  engine: Engine,
  userId: string,
  profile: ProfileExport,
): Promise<Pick<ImportProfileReply, 'events' | 'served'>> {
  const { components, stores, updater } = engine.parts()
  const now = components.clock.now()
  const own = await visitorLog(engine, userId)
  const events = profile.events.map((event) => ({ ...event, userId }))
  const before = pruneBefore([...own.events, ...events], now, components.config.config.windowDays)

  const held = new Set(own.served.map(pageOf))
  const pages = profile.served.filter((page) => page.at >= before && !held.has(pageOf(page)))
  for (const page of pages) await components.servedLog.record({ ...page, userId }, before)
  await stores.putPreferences(mergedPreferences(own.preferences, profile.preferences))
  const added = (await updater.append(userId, events, now)).length
  return { events: { added, passedOver: events.length - added }, served: pages.length }
}

/** A page of a list: pages of one list carry one instant. */
function pageOf({ recommId, at, contentIds }: Omit<ServedEntry, 'userId'>): string {
  return JSON.stringify([recommId, at, contentIds])
}

interface Carrier {
  carryOut(userId: string): Promise<OwnedStates | undefined>
  carryIn(userId: string, states: OwnedStates): Promise<void>
}

/** [RP6] States of two devices cannot be added up: the device's own stays where it has one. */
async function carry(
  owner: Carrier | undefined,
  userId: string,
  states: OwnedStates | undefined,
): Promise<'taken' | 'not-kept-here' | 'own-kept' | undefined> {
  if (!states) return undefined
  if (!owner) return 'not-kept-here'
  if (await owner.carryOut(userId)) return 'own-kept'
  await owner.carryIn(userId, states)
  return 'taken'
}
