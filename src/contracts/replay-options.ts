/** What one replay call may ask for. Every option is optional. */
import * as z from 'zod/mini'
import type { RecConfigInput } from './rec-config.ts'

/** Places of a list that count where nobody says how many. Source: evaluation.md, common rules. */
const DEFAULT_K = 10
const MOST_K = 100

/**
 * `config` is laid over the configuration in force (whose reader checks it); what it does not name stays. `product`:
 * default the vault's first. `k`: places of a list that count, 1 to 100, default 10.
 */
export const ReplayOptions = z.readonly(
  z.strictObject({
    config: z.optional(z.custom<RecConfigInput>()),
    product: z.optional(z.string()),
    k: z._default(z.int().check(z.gte(1), z.lte(MOST_K)), DEFAULT_K),
  }),
)
export type ReplayOptions = z.input<typeof ReplayOptions>
