/** An item as a list returns it: its content, its score, one sentence, and the lines behind it. */
import type { Breakdown } from '../contracts/breakdown.ts'
import type { ContentStore } from '../ports/content-store.ts'
import type { ScoredCandidate } from '../contracts/candidate.ts'
import type { SelectedItem } from '../pipeline/stage.ts'
import type { ServedList } from './served-lists.ts'

/**
 * [RC8] Everything is read of the catalog that the list was made of, which need not be the one that is open now. The
 * list's writer remembers the sentence, so that the next opens with other words.
 */
export function listItem(
  { query, writer, intent }: ServedList,
  item: SelectedItem,
  breakdown: Breakdown | undefined,
): ScoredCandidate {
  const { catalog, strategy, coldBecause, options } = query
  const { tagPhrases = {}, curators = [] } = catalog.manifest.info
  const reason = writer.write({
    intent,
    strategy,
    ...(coldBecause ? { coldBecause } : {}),
    lines: breakdown?.lines ?? [],
    titleOf: (contentId) => titleOf(catalog, contentId),
    nameOf: (creatorId) => curators.find(({ id }) => id === creatorId)?.name ?? creatorId,
    phraseOf: (tag) => (Object.hasOwn(tagPhrases, tag) ? tagPhrases[tag] : undefined),
  })
  return {
    contentId: item.contentId,
    generatedBy: item.generatedBy,
    finalScore: item.finalScore,
    reason,
    content: catalog.contentAt(item.row),
    ...(breakdown && options.explain !== false ? { breakdown } : {}),
  }
}

function titleOf(catalog: ContentStore, contentId: string): string | undefined {
  const row = catalog.rowOf(contentId)
  return row === undefined ? undefined : catalog.contentAt(row).title
}
