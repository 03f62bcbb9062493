/** What the admin page shows: the vault's answers as they came, and what this page has noted since it was opened. */
import type { ExperimentStatus, ReplayProgress, ReplayReport } from 'docent/logbook'
import type { DocentHealth, ExplorationView, FeatureSample, FeaturesView } from 'docent'

export type AdminPanel = 'features' | 'trials' | 'experiments' | 'replay' | 'alerts' | 'keeping' | 'profile'

/** Why an answer did not come, in the words of its error. */
export interface Refusal {
  readonly refused: string
}

export interface Alert {
  /** Epoch ms, by the page's clock. */
  readonly at: number
  readonly kind: 'stale' | 'expired' | 'degraded'
  /** The feature, or what works less well. */
  readonly about: string
}

export interface AdminState {
  readonly panel: AdminPanel
  readonly features: FeaturesView | Refusal | undefined
  readonly exploration: ExplorationView | Refusal | undefined
  readonly experiments: readonly ExperimentStatus[] | Refusal | undefined
  /** The last replay, or the one that runs. */
  readonly replay: ReplayState | undefined
  /** What came of the last file that was saved or brought. */
  readonly carried: string
  /** Values of this visit by feature, where they changed, oldest first. */
  readonly samples: Samples
  /** Features whose records are unfolded. */
  readonly opened: readonly string[]
  /** Newest first. */
  readonly alerts: readonly Alert[]
  /** Epoch ms since when alerts are listed. */
  readonly since: number
  readonly health: DocentHealth | undefined
  /** Bytes that the browser keeps for this address, and would keep; undefined where it does not say. */
  readonly space: { readonly used: number; readonly quota: number } | undefined
}

export interface ReplayState {
  /** Which of the settings. */
  readonly setting: string
  readonly progress?: ReplayProgress
  readonly report?: ReplayReport | Refusal
}

export type Samples = Readonly<Record<string, readonly FeatureSample[]>>

export const firstAdmin: AdminState = {
  panel: 'features',
  features: undefined,
  exploration: undefined,
  experiments: undefined,
  replay: undefined,
  carried: '',
  samples: {},
  opened: [],
  alerts: [],
  since: 0,
  health: undefined,
  space: undefined,
}

export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer
}
