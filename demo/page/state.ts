/** What the page shows. Plain values, but for the clock of the work that is open. */
import type {
  CatalogStatus,
  Explanation,
  ModelState,
  ProfileView,
  Recommendation,
  ScanTiming,
  SearchHit,
  StorageStatus,
  VaultHealth,
} from 'docent'
import { type AdminState, firstAdmin } from '../admin/admin-state.ts'
import { type FeedState, firstFeed } from '../feed/feed-state.ts'
import type { DwellClock } from '../work/dwell-clock.ts'
import type { ImportState } from '../own-catalog/import-state.ts'
import type { SearchState } from '../search/search-state.ts'

export type View = 'works' | 'feed' | 'plan' | 'workshop' | 'admin'

export type Panel = 'taste' | 'map' | 'request' | 'visit' | 'catalog' | 'curator' | 'kernel' | 'storage' | 'requests'

/** The work that is being read. */
export interface OpenWork {
  readonly contentId: string
  /** The list it was opened from, if any. */
  readonly recommId: string | undefined
  /** The hit that it was, if it was found by a search. */
  readonly hit: SearchHit | undefined
  /** What was searched for, if so. */
  readonly searched: string | undefined
  /** Where "next" leads: shown on the button, so that it never leads elsewhere. */
  readonly nextId: string | undefined
  readonly neighbours: Recommendation | undefined
  readonly clock: DwellClock
}

/** What happened and what the list did. Shown once, until something else happens. */
export interface Note {
  readonly cause: string
  readonly effect: string
  readonly undoable: boolean
}

export interface PageState {
  readonly view: View
  readonly panel: Panel
  /** The list as hung on the wall. */
  readonly shelf: Recommendation | undefined
  /** Works hung below the first ten. */
  readonly hungMore: number
  /** A newer list that waits until the open work is closed, so that the change is seen. */
  readonly waiting: Recommendation | undefined
  readonly profile: ProfileView | undefined
  readonly open: OpenWork | undefined
  /** What the why drawer shows. */
  readonly explanation: Explanation | undefined
  readonly note: Note | undefined
  /** The work whose further buttons are unfolded. */
  readonly unfolded: string | undefined
  /** The room that is looked into on the plan, its works in this visitor's order. */
  readonly room: string | undefined
  readonly roomList: Recommendation | undefined
  /** The room in which the visitor says to stand. */
  readonly standing: string | undefined
  readonly asksReset: boolean
  readonly storage: StorageStatus | undefined
  readonly health: VaultHealth | undefined
  readonly tour: { readonly caption: string } | undefined
  /** The search whose hits hang on the wall instead of the list; undefined while the field is empty. */
  readonly search: SearchState | undefined
  /** What the search says to those who listen: once it has come to rest, not at every key. */
  readonly said: string
  /** The works like one, which hang on the wall before all else. */
  readonly similar: { readonly contentId: string; readonly list: Recommendation } | undefined
  readonly model: ModelState
  /** The catalog that is open. */
  readonly catalog: CatalogStatus | undefined
  /** What becomes of the visitor's own file. */
  readonly importing: ImportState | undefined
  /** Searches of the whole catalog that were timed, the oldest first. */
  readonly scans: readonly ScanTiming[]
  readonly feed: FeedState
  readonly admin: AdminState
}

export const firstState: PageState = {
  view: 'works',
  panel: 'taste',
  shelf: undefined,
  hungMore: 0,
  waiting: undefined,
  profile: undefined,
  open: undefined,
  explanation: undefined,
  note: undefined,
  unfolded: undefined,
  room: undefined,
  roomList: undefined,
  standing: undefined,
  asksReset: false,
  storage: undefined,
  health: undefined,
  tour: undefined,
  search: undefined,
  said: '',
  similar: undefined,
  model: { state: 'absent' },
  catalog: undefined,
  importing: undefined,
  scans: [],
  feed: firstFeed,
  admin: firstAdmin,
}
