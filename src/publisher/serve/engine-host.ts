/** An engine as the host of the router: many profiles side by side, in memory until the command ends. */
import { ingestBatch } from '../../api/ingest-batch.ts'
import type { Engine } from '../../engine/engine.ts'
import { normalizeBatch } from '../../intake/normalize-batch.ts'
import type { RecsysHost } from '../../api/recsys-host.ts'

export function engineHost(engine: Engine): RecsysHost {
  return {
    ingest: (raws, source) =>
      ingestBatch(raws, source, {
        normalize: (all, from) => normalizeBatch(all, { source: from }),
        store: (messages) => engine.ingest(messages),
      }),
    recommend: (userId, options) => engine.recommend(userId, options),
    userModel: (userId) => engine.profile(userId),
    features: (userId) => engine.features(userId),
  }
}
