/** Trains the towers with one thing changed, and asks how well their vectors find what held a visitor. */
import { rocAuc } from '../../../src/evaluation/roc-auc.ts'
import { scoredRows } from '../../../src/evaluation/scored-rows.ts'
import { seededRandom } from '../../../src/base/random.ts'
import { visitorTowerInputs } from '../../../src/feed/tower-inputs.ts'
import { openItemVectors } from '../../../src/models/item-vectors.ts'
import { openTower } from '../../../src/models/tower.ts'
import { describeMoments } from '../../../src/publisher/train/look-features.ts'
import { trainEmbeddings } from '../../../src/publisher/train/train-embeddings.ts'
import type { TrainingPlan } from '../../../src/publisher/train/training-plan.ts'
import type { TrialData } from './trial-data.ts'

export interface TowerFigures {
  /** How often a look that was engaged is nearer to its visitor than one that was passed over. */
  readonly lookAuc: number
  /** How often it is nearer than an item drawn from all that were published. */
  readonly retrievalAuc: number
  readonly heldOutLoss: number
  readonly epochs: number
  readonly seconds: number
}

/** Items drawn beside each engaged look. */
const DRAWN = 5
const MICROSECONDS = 1e6

export function towerTrial(
  data: TrialData,
  change: Partial<TrainingPlan['towers']> & { readonly hardNegatives?: number } = {},
): TowerFigures {
  const { hardNegatives = data.plan.hardNegatives, ...towers } = change
  const plan = { ...data.plan, hardNegatives, towers: { ...data.plan.towers, ...towers } }
  const start = process.cpuUsage().user
  const { files, curve } = trainEmbeddings(data.part, data.catalog, plan, new Map(), {
    onStep: () => {},
    onEpoch: () => {},
  })
  const seconds = (process.cpuUsage().user - start) / MICROSECONDS
  const [towerFile, vectorsFile] = [files.get('visitor-tower'), files.get('item-vectors')]
  if (!towerFile || !vectorsFile) throw new Error('no towers came of it')
  const tower = openTower(towerFile)
  const vectors = openItemVectors(vectorsFile)
  const random = seededRandom(7)
  const { kind } = data.dataset.interactions
  const feed = data.feed()
  const looks = { scores: [] as number[], labels: [] as number[] }
  const drawn = { scores: [] as number[], labels: [] as number[] }
  const moments = describeMoments(data.dataset, feed, { ...plan, from: data.train, looksPerMoment: Infinity })
  for (const { rows, facts, contents, now } of moments) {
    if (facts.interests.norm === 0) continue
    const visitor = tower.embed(visitorTowerInputs(facts.interests, facts.looks, facts.interestEntropy, feed.axes))
    const near = (content: number): number => {
      const vector = vectors.vectorAt(content)
      return visitor.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0)
    }
    rows.forEach((row, at) => {
      const engaged = Number((kind[row] ?? 0) > 0)
      const score = near(contents[at] ?? 0)
      looks.scores.push(score)
      looks.labels.push(engaged)
      if (engaged === 0) return
      drawn.scores.push(score)
      drawn.labels.push(1)
      for (let draw = 0; draw < DRAWN;) {
        const other = Math.floor(random() * feed.items.size)
        if ((feed.items.publishedAt[other] ?? 0) > now) continue
        drawn.scores.push(near(other))
        drawn.labels.push(0)
        draw++
      }
    })
  }
  const losses = curve.history.map(({ heldOutLoss }) => heldOutLoss ?? Infinity)
  return {
    lookAuc: rocAuc(scoredRows(looks.scores, looks.labels)) ?? 0,
    retrievalAuc: rocAuc(scoredRows(drawn.scores, drawn.labels)) ?? 0,
    heldOutLoss: Math.min(...losses),
    epochs: losses.indexOf(Math.min(...losses)) + 1,
    seconds,
  }
}
