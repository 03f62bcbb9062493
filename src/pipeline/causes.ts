/** Causes: the past contents and searches that shaped a taste, as explanations need them. */
import type { ContentStore } from '../ports/content-store.ts'
import { decodeQueryVector } from '../base/query-vector.ts'
import type { Evidence, SearchEvidence, UserSignals } from '../contracts/user-signals.ts'

/** A content with a coefficient other than 0, its row, and its vector: decoded once a list, not once an item. */
export interface Cause {
  readonly evidence: Evidence
  readonly row: number
  readonly vector: Float32Array
}

/** A cause that carries a tag, with the tag's weight in its tag vector. */
export interface TagCause extends Cause {
  readonly weight: number
}

/** A search, with its meaning: unit-length, Float64Array[dim]. */
export interface SearchCause {
  readonly evidence: SearchEvidence
  readonly meaning: Float64Array
}

export interface Causes {
  readonly all: readonly Cause[]
  readonly byTag: ReadonlyMap<string, readonly TagCause[]>
  /** In the signals' own order; none whose coefficient is 0. */
  readonly searches: readonly SearchCause[]
}

/** Positives, then negatives, each in the signals' own order; ids that the catalog does not have cannot cause anything. */
export function causesOf(signals: UserSignals, catalog: ContentStore): Causes {
  const all: Cause[] = []
  const byTag = new Map<string, TagCause[]>()
  for (const evidence of [...Object.values(signals.positives), ...Object.values(signals.negatives)]) {
    const row = catalog.rowOf(evidence.contentId)
    if (row === undefined || evidence.coefficient === 0) continue
    const vector = catalog.vectorAt(row)
    all.push({ evidence, row, vector })
    const { keys, weights } = catalog.tagVectorAt(row)
    for (const [at, key] of keys.entries()) {
      const cause = { evidence, row, vector, weight: weights[at] ?? 0 }
      const others = byTag.get(key)
      if (others) others.push(cause)
      else byTag.set(key, [cause])
    }
  }
  return { all, byTag, searches: searchesOf(signals, catalog) }
}

function searchesOf({ searches }: UserSignals, { dim }: ContentStore): readonly SearchCause[] {
  return searches.flatMap((evidence) => {
    const meaning = evidence.coefficient === 0 ? undefined : decodeQueryVector(evidence.queryVector, dim)
    return meaning ? [{ evidence, meaning }] : []
  })
}
