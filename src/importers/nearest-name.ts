/** Finds the known name that a misspelt one means. */

/** Edits that a slip of the hand makes. */
const MOST_EDITS = 2

/**
 * The name of `known` that equals `name` but for case, blanks, hyphens and underscores, else the one within 2 edits
 * (Levenshtein) and less than half of its letters; ties go to the first. Undefined when none is near.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const bare = bareOf(name)
  const same = known.find((each) => bareOf(each) === bare)
  if (same !== undefined) return same
  let nearest: string | undefined
  let fewest = MOST_EDITS + 1
  for (const each of known) {
    const edits = editsBetween(bare, bareOf(each))
    if (edits < fewest && edits * 2 < each.length) {
      nearest = each
      fewest = edits
    }
  }
  return nearest
}

function bareOf(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '')
}

/** Levenshtein's distance, 1966, by rows. */
function editsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const kept = (above[j] ?? 0) + (a[i] === b[j] ? 0 : 1)
      row.push(Math.min(kept, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1))
    }
    above = row
  }
  return above[b.length] ?? 0
}
