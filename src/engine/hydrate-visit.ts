/** Runs a product's query hydrators, and fills in what none of them brought. */
import type { QueryHydrator, VisitDraft, VisitFacts, VisitStores } from '../pipeline/visit.ts'

/** Signals, preferences and served history of a request. Hydrators run side by side; of two that bring one, the later wins. */
export async function hydrateVisit(
  draft: VisitDraft,
  hydrators: readonly QueryHydrator[],
  stores: VisitStores,
): Promise<Required<VisitFacts>> {
  let facts: VisitFacts = {}
  for (const found of await Promise.all(hydrators.map((stage) => stage.hydrate(draft, stores))))
    facts = { ...facts, ...found }
  return {
    signals: facts.signals ?? (await stores.signals(draft.userId, draft.now)),
    preferences: facts.preferences ?? (await stores.preferences(draft.userId)),
    served: facts.served ?? [],
  }
}
