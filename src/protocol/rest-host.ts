/** RestHost: what a page answers to its service worker, which has the router but no vault. Errors travel by the error wire. */
import type { FeaturesView } from '../contracts/feature-view.ts'
import type { IntakeSource } from '../contracts/intake-source.ts'
import type { ProfileView } from '../contracts/host-replies.ts'
import type { Recommendation } from '../contracts/recommendation.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'
import type { RestIngestReply } from '../contracts/rest-replies.ts'
import type { Wire } from './error-wire.ts'

/** Raised when a page and a service worker of different builds could misread each other. */
export const REST_PROTOCOL_VERSION = 1

/** The message with which a service worker hands a page one end of a channel. */
export const REST_OFFER = 'docent-rest'

export interface RestOffer {
  readonly type: typeof REST_OFFER
  readonly protocol: number
}

export interface RestHost {
  /** Answered at once, by a page that serves. */
  ping(): Promise<number>
  ingest(raws: readonly unknown[], source: IntakeSource): Promise<Wire<RestIngestReply>>
  recommend(userId: string, options: RecommendOptions): Promise<Wire<Recommendation>>
  userModel(userId: string): Promise<Wire<ProfileView>>
  features(userId: string): Promise<Wire<FeaturesView>>
}

/** Whether a message is such an offer, of this build's protocol. */
export function isRestOffer(message: unknown): message is RestOffer {
  return (
    typeof message === 'object' &&
    message !== null &&
    Reflect.get(message, 'type') === REST_OFFER &&
    Reflect.get(message, 'protocol') === REST_PROTOCOL_VERSION
  )
}
