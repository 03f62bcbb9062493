/** RecsysHost: what answers behind the router. A page's vault, the vault of another client, or an engine in Node. */
import type { FeaturesView } from '../contracts/feature-view.ts'
import type { IntakeSource } from '../contracts/intake-source.ts'
import type { ProfileView } from '../contracts/host-replies.ts'
import type { Recommendation } from '../contracts/recommendation.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'
import type { RestIngestReply } from '../contracts/rest-replies.ts'

/** Every method rejects with a DocentError; the router makes a status of its code. Seed: orchestration, api.py. */
export interface RecsysHost {
  /**
   * Raw events of one source: understood, stored, and folded into the signals of each user. Error: `rest-other-profile`
   * where only one profile is kept and the batch has events of another; then nothing of it was stored.
   */
  ingest(raws: readonly unknown[], source: IntakeSource): Promise<RestIngestReply>
  /** Cold and empty are answers. Errors: those of `recommend()`. */
  recommend(userId: string, options: RecommendOptions): Promise<Recommendation>
  /** Of somebody unknown: the model of a stranger. */
  userModel(userId: string): Promise<ProfileView>
  /** Error: `features-unavailable` where no registry of features was given. */
  features(userId: string): Promise<FeaturesView>
}
