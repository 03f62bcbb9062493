/** What importing a profile takes and gives. */
import * as z from 'zod/mini'

/**
 * `mode`: 'merge' (default) adds to what the device keeps, and where both say something of the same, the device's own
 * word stays; 'replace' erases what the device keeps of the visitor first.
 */
export const ImportProfileOptions = z.readonly(
  z.strictObject({ mode: z._default(z.enum(['replace', 'merge']), 'merge') }),
)
export type ImportProfileOptions = z.input<typeof ImportProfileOptions>

export interface ImportProfileReply {
  readonly mode: 'replace' | 'merge'
  /** Of the profile's events. */
  readonly events: {
    readonly added: number
    /** The device has them already, or they are too old for the signals. */
    readonly passedOver: number
  }
  /** Pages of lists that were added to the log. */
  readonly served: number
  /** Parts that were taken over: 'features', 'bandit'. */
  readonly taken: readonly string[]
  /** Parts of the profile that were left out: this vault keeps no such thing, or has its own. */
  readonly leftOut: readonly { readonly part: string; readonly because: 'not-kept-here' | 'own-kept' }[]
}
