/** Names for the regions of the map: the tags whose works lie closest together, none over another. */

/** A tag of fewer works names a corner, one of more the whole sheet. */
const FEWEST = 10
const MOST = 45
const NAMES = 9
/** Names keep this far apart, in sheet units across and down: a name is wider than high. */
const APART = { x: 0.2, y: 0.07 }
/** Facets that name what a region is about; colours and techniques lie scattered. */
const FACETS = new Set(['subject', 'movement', 'region'])

/** `works`: [{ tags }] in the order of `places`. The tightest first; ties by tag. */
export function nameRegions(works, places) {
  const byTag = new Map()
  works.forEach(({ tags }, at) => {
    for (const { facet, label } of tags) {
      if (!FACETS.has(facet)) continue
      const key = `${facet}:${label}`
      byTag.set(key, [...(byTag.get(key) ?? []), places[at]])
    }
  })
  const regions = [...byTag]
    .filter(([, spots]) => spots.length >= FEWEST && spots.length <= MOST)
    .map(([tag, spots]) => region(tag, spots))
    .sort((a, b) => a.spread - b.spread || (a.tag < b.tag ? -1 : 1))
  const named = []
  for (const { tag, x, y } of regions) {
    const free = named.every((other) => Math.abs(other.x - x) > APART.x || Math.abs(other.y - y) > APART.y)
    if (free && named.length < NAMES) named.push({ tag, x, y })
  }
  return named
}

/** The middle of the spots, and how far half of them lie from it at most: strays do not count. */
function region(tag, spots) {
  const x = median(spots.map((spot) => spot[0]))
  const y = median(spots.map((spot) => spot[1]))
  return { tag, x, y, spread: median(spots.map((spot) => Math.hypot(spot[0] - x, spot[1] - y))) }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
