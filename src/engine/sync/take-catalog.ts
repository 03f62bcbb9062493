/** Takes the catalog of a verified release, by the cheapest way that works. */
import type { CatalogRequest, TakenCatalog } from './catalog-request.ts'
import { DocentError } from '../../base/docent-error.ts'
import { fetchRaw } from './fetch-raw.ts'
import { followPlan } from './follow-plan.ts'
import { loadOwn, type LoadedOwn } from './own-catalog.ts'
import { planUpdate, type UpdatePlan } from '../../release/plan-update.ts'
import { takeModels } from './take-models.ts'
import { readDeltaList, readShardList } from '../../release/release-lists.ts'

/** What a way that leads nowhere fails with; the next one may do better. */
const DEAD_ENDS: ReadonlySet<string> = new Set(['sync-wrong-object', 'sync-bad-format', 'sync-too-large'])

/** What may still be tried, best first. */
type Way = 'cheapest' | 'without-deltas' | 'whole'

/**
 * [SY48] The files of the release, every byte verified. A delta that is missing or leads elsewhere costs one attempt: the
 * shards come next, then the whole. Errors: `sync-wrong-object` and those of the objects' readers; NoAnswer.
 */
export async function takeCatalog(request: CatalogRequest): Promise<TakenCatalog> {
  const { release, parts } = request
  // Before anything else: no other way to the records would bring a model that the site has not.
  const models = await takeModels(request)
  let way: Way | undefined = 'cheapest'
  for (;;) {
    // Anew for every attempt: a delta is applied in place.
    const own: LoadedOwn | undefined = await loadOwn(parts.catalogs, release, parts.tools.sha256)
    let path: UpdatePlan['path'] | undefined
    try {
      const plan = await planOf(way, own, request)
      path = plan.path
      const taken = await followPlan(plan, own, models, request)
      return own ? { ...taken, fromVersion: own.version } : taken
    } catch (thrown) {
      const isDeadEnd = thrown instanceof DocentError && DEAD_ENDS.has(thrown.code)
      if (!isDeadEnd || path === 'full') throw thrown
      way = way === 'cheapest' && path === 'delta' ? 'without-deltas' : 'whole'
    }
  }
}

async function planOf(way: Way, own: LoadedOwn | undefined, request: CatalogRequest): Promise<UpdatePlan> {
  const { head, release, wholeOnly } = request
  const lists = {
    deltas: async () => readDeltaList(await fetchRaw(release.deltas, 'the list of deltas', request)),
    shards: async () => readShardList(await fetchRaw(release.shards, 'the list of shards', request)),
  }
  if (way === 'whole' || (wholeOnly && own?.version !== release.version)) {
    return planUpdate(undefined, head, release, lists)
  }
  if (way === 'cheapest') return planUpdate(own, head, release, lists)
  const { delta: _delta, ...withoutDelta } = head
  return planUpdate(own, withoutDelta, release, { ...lists, deltas: async () => [] })
}
