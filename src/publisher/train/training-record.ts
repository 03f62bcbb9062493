/** training.json: what the models of a folder were trained on, up to when, and how well they do on held-out rows. */
import * as z from 'zod/mini'

const Instant = z.optional(z.number())
const Figure = z.optional(z.number())
const Count = z.int().check(z.gte(0))

/**
 * `splitAt` and `newest` are epoch ms: everything that was learned from is before `splitAt` (absent where all of the data
 * was taken), and `newest` says by how much. `items` tells the contents apart (feed/items-key.ts). `heldOut` are figures
 * of the newest rows of the training part. No time of day and no duration: the same data gives the same bytes.
 */
export const TrainingRecord = z.readonly(
  z.strictObject({
    schemaVersion: z.literal(1),
    seed: z.int(),
    data: z.readonly(z.strictObject({ digest: z.string(), generated: z.boolean() })),
    items: z.string(),
    /** Whose contents were read: the data's items, or those of the catalog that the models went into. */
    contents: z.enum(['data', 'catalog']),
    splitAt: Instant,
    newest: z.readonly(z.strictObject({ interaction: Instant, follow: Instant, edge: Instant })),
    minPeople: Count,
    looksPerMoment: z.optional(Count),
    coverage: z.readonly(z.record(z.string(), z.number())),
    heldOut: z.readonly(
      z.array(
        z.readonly(
          z.strictObject({
            name: z.string(),
            rows: Count,
            positives: Count,
            auc: Figure,
            prAuc: Figure,
            logLoss: Figure,
            rce: Figure,
            ece: Figure,
          }),
        ),
      ),
    ),
    leftOut: z.readonly(z.record(z.string(), z.string())),
  }),
)
export type TrainingRecord = z.infer<typeof TrainingRecord>
