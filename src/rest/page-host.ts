/** The page's own vault as the host of the router, asked after the events that were tracked before. */
import { ingestBatch } from '../api/ingest-batch.ts'
import { DocentError } from '../base/docent-error.ts'
import { normalizeBatch } from '../intake/normalize-batch.ts'
import type { Docent } from '../client/docent.ts'
import type { RecsysHost } from '../api/recsys-host.ts'
import { vaultAccess } from '../client/vault-access.ts'

/** [AP8] Another user id than the client's is answered as a stranger's, and nothing is stored. Error: `options-invalid`. */
export function pageHost(docent: Docent): RecsysHost {
  const access = vaultAccess(docent)
  if (!access) {
    throw new DocentError(
      'options-invalid',
      'Expected what createDocent() gave, found another object. Call createRest() with it, from the same copy of the package.',
    )
  }
  const { userId: own, vault, caughtUp } = access
  const other = (userId: string): string | undefined => (userId === own ? undefined : userId)
  return {
    ingest: (raws, source) =>
      ingestBatch(raws, source, {
        normalize: (all, from) => normalizeBatch(all, { source: from }),
        onlyUserId: own,
        // Once: what was stored before a worker died counts by its id when it is sent again.
        store: (messages) => vault.call((host) => host.ingest(messages)),
      }),
    async recommend(userId, options) {
      await caughtUp()
      return vault.call((host) => host.recommend(options, other(userId)))
    },
    async userModel(userId) {
      await caughtUp()
      return vault.call((host) => host.profile(other(userId)))
    },
    async features(userId) {
      await caughtUp()
      return vault.call((host) => host.features({}, other(userId)))
    },
  }
}
