/** Where a visitor stands on the map: the weighted centre of the works nearest to their taste. */
import type { Docent, Line, ProfileView } from 'docent'

/** Works that make the centre. */
const NEAREST = 12
/** Works asked for, among which the nearest are found: the list is ordered by the whole score, not by meaning alone. */
const ASKED = 40

export interface NearWork {
  readonly contentId: string
  /** What likeness of meaning gave to its score; positive. */
  readonly weight: number
}

/** The nearest works, strongest first; empty while there is no taste. Works seen and not yet seen both count. */
export async function worksNearTaste(docent: Docent, profile: ProfileView): Promise<readonly NearWork[]> {
  if (profile.taste !== 'present') return []
  const ahead = await docent.recommend({ count: ASKED, diversity: 0 })
  const ids = new Set([...ahead.items, ...profile.positives].map((item) => item.contentId))
  const ranked = await docent.rank([...ids])
  return ranked.items
    .map(({ contentId, breakdown }) => ({ contentId, weight: meaningOf(breakdown?.lines ?? []) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || (a.contentId < b.contentId ? -1 : 1))
    .slice(0, NEAREST)
}

/** The weighted centre of places; undefined where none of the works is on the map. */
export function centreOf(
  works: readonly NearWork[],
  placeOf: (contentId: string) => readonly [number, number] | undefined,
): readonly [number, number] | undefined {
  let [x, y, total] = [0, 0, 0]
  for (const { contentId, weight } of works) {
    const place = placeOf(contentId)
    if (!place) continue
    x += weight * place[0]
    y += weight * place[1]
    total += weight
  }
  return total === 0 ? undefined : [x / total, y / total]
}

function meaningOf(lines: readonly Line[]): number {
  return lines.filter((line) => line.kind === 'semantic').reduce((sum, line) => sum + line.value, 0)
}
