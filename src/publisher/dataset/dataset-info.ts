/** dataset.json: what a folder of Parquet files is, where it came from, and the digest that names it. */
import * as z from 'zod/mini'

const Count = z.int().check(z.gte(0))
const Auc = z.number().check(z.gte(0), z.lte(1))

/**
 * `oracle` is the ROC-AUC of the hidden truth on the newest fifth of the interactions, the best that any model can
 * reach; absent where a label has one value only. `digest` is SHA-256 in hex over the Parquet files by name.
 * `leftOut` counts what was not usable, by reason. `sampled` is never in the file: a reader that kept a part says so.
 */
export const DatasetInfo = z.readonly(
  z.strictObject({
    schemaVersion: z.literal(1),
    generated: z.boolean(),
    seed: z.optional(z.int()),
    params: z.readonly(z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]))),
    counts: z.readonly(
      z.strictObject({
        users: Count,
        creators: Count,
        items: Count,
        interactions: Count,
        engaged: Count,
        follows: Count,
      }),
    ),
    oracle: z.optional(z.readonly(z.strictObject({ engagementAuc: z.optional(Auc), followAuc: z.optional(Auc) }))),
    catalogVersion: z.optional(z.string()),
    catalogSource: z.optional(z.string()),
    digest: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex')),
    leftOut: z.optional(z.readonly(z.record(z.string(), Count))),
    sampled: z.optional(
      z.readonly(
        z.strictObject({
          by: z.literal('whole-users-by-hash'),
          users: Count,
          interactions: Count,
          ofInteractions: Count,
        }),
      ),
    ),
  }),
)
export type DatasetInfo = z.infer<typeof DatasetInfo>
