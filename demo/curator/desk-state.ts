/** What the curator's corner shows. */
import type { Content, SyncReport } from 'docent'
import type { SeenRequest } from './curator-site.ts'

export const ATTACKS = ['byte', 'replay', 'expire', 'key'] as const
export type Attack = (typeof ATTACKS)[number]

/** What the kiosk took in, or found that it has already. */
export interface Taken {
  readonly report: SyncReport
  readonly steps: readonly Step[]
  /** The record on the kiosk before and after. */
  readonly before: Content
  readonly after: Content
  /** Ids of the works most like it on the kiosk, before and after. */
  readonly likeBefore: readonly string[]
  readonly likeAfter: readonly string[]
}

/** Something that was fetched: what it is, and when it was asked for, in ms since the sync began. */
export interface Step extends Pick<SeenRequest, 'bytes' | 'found'> {
  readonly what: string
  readonly at: number
}

/** An attack, and what the kiosk made of it. */
export interface Refusal {
  readonly attack: Attack
  readonly report: SyncReport
  /** Of the catalog that the kiosk goes on with, and of the list that it gave right afterwards. */
  readonly version: string
  readonly listed: number
}

/** A release that was written into a file and not published. */
export interface Packed {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly contentId: string
}

export interface DeskState {
  readonly step: 'closed' | 'opening' | 'ready'
  /** What is going on, while something is. */
  readonly doing: string | undefined
  /** What did not work, in words. */
  readonly trouble: string | undefined
  /** The work that is on the desk. */
  readonly contentId: string | undefined
  readonly title: string
  readonly text: string
  readonly vector: 'new' | 'kept' | undefined
  readonly releases: number
  readonly taken: Taken | undefined
  readonly packed: Packed | undefined
  /** The latest first. */
  readonly refusals: readonly Refusal[]
}

export const emptyDesk: DeskState = {
  step: 'closed',
  doing: undefined,
  trouble: undefined,
  contentId: undefined,
  title: '',
  text: '',
  vector: undefined,
  releases: 0,
  taken: undefined,
  packed: undefined,
  refusals: [],
}
