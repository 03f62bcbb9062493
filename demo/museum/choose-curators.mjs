/** Who shows which work: the museum's curators are invented, and so is this. Follows from their tastes and the works alone. */
import { fractionOf } from './fraction-of.mjs'

/** How far a whim may go, in points of taste: tastes overlap a little, as people's do. */
const WHIM = 1.5
/** A curator worth following shows at least as many works, and leaves some to the others. */
const WORKS = { least: 20, most: 70 }

/**
 * The curator of each work, by its id: whose points for the work's tags are most, with a whim of their own. None where
 * the museum has no curators.
 * @param {readonly { id: string, tags: readonly string[] }[]} works
 * @param {readonly { id: string, taste: Readonly<Record<string, number>> }[]} curators taste: points by tag key
 * @returns {Map<string, string>}
 */
export function chooseCurators(works, curators) {
  const chosen = new Map()
  for (const work of works) {
    const points = curators.map(({ id, taste }) => {
      const liked = work.tags.reduce((sum, tag) => sum + (taste[tag] ?? 0), 0)
      return { id, points: liked + WHIM * fractionOf(`curator ${id} ${work.id}`) }
    })
    const best = points.toSorted((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))[0]
    if (best) chosen.set(work.id, best.id)
  }
  return chosen
}

/**
 * @param {readonly Record<string, any>[]} curators
 * @param {Readonly<Record<string, readonly string[]>>} vocabulary labels by facet
 * @param {ReadonlyMap<string, string>} chosen
 * @param {(at: string, fault: string) => void} report
 */
export function checkCurators(curators, vocabulary, chosen, report) {
  const known = new Set(Object.entries(vocabulary).flatMap(([facet, labels]) => labels.map((label) => `${facet}:${label}`)))
  const ids = new Set()
  for (const { id, name, about, taste } of curators) {
    const fault = (what) => report('curators.json', `${id}: ${what}`)
    if (!/^[a-z]+(-[a-z]+)*$/.test(id ?? '')) fault('the id is no lower-case slug')
    if (ids.has(id)) fault('two curators of one id')
    ids.add(id)
    if (!name || !/^[A-Z].*[^.]\.$/.test(about ?? '')) fault('expected a name, and one sentence about them')
    for (const tag of Object.keys(taste ?? {})) if (!known.has(tag)) fault(`unknown tag ${tag}`)
    const works = [...chosen.values()].filter((curator) => curator === id).length
    if (works < WORKS.least || works > WORKS.most) fault(`expected ${WORKS.least}-${WORKS.most} works, found ${works}`)
  }
}
