/** Causes: the past contents that shaped a taste, as explanations need them: by row, and by tag. */
import type { ContentStore } from '../ports/content-store.ts'
import type { Evidence, UserSignals } from '../contracts/user-signals.ts'

/** A content with a coefficient other than 0, and its row. */
export interface Cause {
  readonly evidence: Evidence
  readonly row: number
}

/** A cause that carries a tag, with the tag's weight in its tag vector. */
export interface TagCause extends Cause {
  readonly weight: number
}

export interface Causes {
  readonly all: readonly Cause[]
  readonly byTag: ReadonlyMap<string, readonly TagCause[]>
}

/** Positives, then negatives, each in the signals' own order; ids that the catalog does not have cannot cause anything. */
export function causesOf(signals: UserSignals, catalog: ContentStore): Causes {
  const all: Cause[] = []
  const byTag = new Map<string, TagCause[]>()
  for (const evidence of [...Object.values(signals.positives), ...Object.values(signals.negatives)]) {
    const row = catalog.rowOf(evidence.contentId)
    if (row === undefined || evidence.coefficient === 0) continue
    all.push({ evidence, row })
    const { keys, weights } = catalog.tagVectorAt(row)
    for (const [at, key] of keys.entries()) {
      const cause = { evidence, row, weight: weights[at] ?? 0 }
      const others = byTag.get(key)
      if (others) others.push(cause)
      else byTag.set(key, [cause])
    }
  }
  return { all, byTag }
}
