/** What the tracker sends: Segment's message form, which the vault's intake reads like any other. */
import { ID_BYTES, toHex } from '../base/hex.ts'

export interface TrackOptions {
  /** When it happened: epoch ms, ISO 8601 or a Date; now by default. */
  readonly ts?: number | string | Date
  /** Its id, by which it counts once; a random one by default. */
  readonly id?: string
  /** The list that it came from. */
  readonly recommId?: string
}

/** Segment's and RudderStack's message. */
export interface RawEvent {
  readonly type: 'track' | 'page'
  readonly event?: string
  readonly name?: string
  readonly messageId: string
  readonly userId: string
  readonly originalTimestamp: number | string
  readonly properties: Readonly<Record<string, unknown>>
}

export interface RawParts {
  readonly type: RawEvent['type']
  readonly name: string | undefined
  readonly props: Readonly<Record<string, unknown>> | undefined
  readonly options: TrackOptions | undefined
  readonly userId: string
  readonly now: number
}

/** A copy of all that is given, so that later changes of it change nothing. Throws what cannot be copied to a worker. */
export function rawEvent({ type, name, props, options = {}, userId, now }: RawParts): RawEvent {
  const { ts = now, id = toHex(crypto.getRandomValues(new Uint8Array(ID_BYTES))), recommId } = options ?? {}
  return structuredClone({
    type,
    ...(name === undefined ? {} : type === 'track' ? { event: name } : { name }),
    messageId: id,
    userId,
    originalTimestamp: ts instanceof Date ? ts.getTime() : ts,
    properties: recommId === undefined ? { ...props } : { ...props, recomm_id: recommId },
  })
}
