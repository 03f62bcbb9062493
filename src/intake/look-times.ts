/** How long looks took, by what later payloads say of them. */
import { type IntakeMapping, SNOWPLOW_PINGS } from '../contracts/intake-mapping.ts'
import { noteFault } from './note-fault.ts'
import { readNumber } from './read-number.ts'
import { readTime } from './read-time.ts'
import { SECOND_MS } from '../base/time.ts'
import type { SourceEvent } from './source-event.ts'

export interface LookTimes {
  /** Seconds of the look that the event at this place opened; undefined where nothing was said of it. */
  readonly secondsAt: (place: number) => number | undefined
  /** Place of the event whose look the note at this place speaks of; undefined when it is not there. */
  readonly viewOf: (place: number) => number | undefined
}

interface Said {
  seconds: number
  readonly beats: Set<number>
}

/**
 * [IN18] A note speaks of the latest look of its name that began no later than the note. Of several durations the longest
 * counts; pings give heartbeat · (distinct heartbeats - 1) + minimum visit, a heartbeat being floor(time / heartbeat).
 * Faulty notes, and those that name no look, say nothing. Cost: O(n · log n).
 */
export function lookTimes(
  events: readonly (SourceEvent | undefined)[],
  { heartbeatSeconds, minimumVisitSeconds }: IntakeMapping['pagePings'] = SNOWPLOW_PINGS,
): LookTimes {
  const views = viewsByLook(events)
  const viewOf = new Map<number, number>()
  const said = new Map<number, Said>()
  for (const [place, event] of events.entries()) {
    const note = event?.note
    if (!note || note.look === undefined || noteFault(event)) continue
    const at = readTime(event.time) ?? 0
    const view = latestBefore(views.get(note.look) ?? [], at, place)
    if (view === undefined) continue
    viewOf.set(place, view)
    const of = said.get(view) ?? { seconds: 0, beats: new Set() }
    if (note.seconds !== undefined) of.seconds = Math.max(of.seconds, readNumber(note.seconds) ?? 0)
    else of.beats.add(Math.floor((readTime(note.beatAt) ?? at) / SECOND_MS / heartbeatSeconds))
    said.set(view, of)
  }
  return {
    viewOf: (place) => viewOf.get(place),
    secondsAt: (place) => {
      const of = said.get(place)
      if (!of) return undefined
      return of.beats.size === 0 ? of.seconds : heartbeatSeconds * (of.beats.size - 1) + minimumVisitSeconds
    },
  }
}

interface View {
  readonly place: number
  readonly at: number
}

/** Ascending by time, then by place. */
function viewsByLook(events: readonly (SourceEvent | undefined)[]): ReadonlyMap<string, readonly View[]> {
  const views = new Map<string, View[]>()
  for (const [place, event] of events.entries()) {
    const at = event && readTime(event.time)
    if (event?.look === undefined || at === undefined) continue
    const same = views.get(event.look)
    if (same) same.push({ place, at })
    else views.set(event.look, [{ place, at }])
  }
  for (const same of views.values()) same.sort((a, b) => a.at - b.at || a.place - b.place)
  return views
}

/** By halves: the last view no later than `at` that is not the note's own. */
function latestBefore(views: readonly View[], at: number, own: number): number | undefined {
  let [low, high] = [0, views.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((views[middle]?.at ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  const last = views[low - 1]
  return last?.place === own ? views[low - 2]?.place : last?.place
}
