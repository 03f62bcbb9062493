/** The five ranking metrics of many requests: their means, over the requests that have anything to find. */
import { hitAt, ndcgAt, precisionAt, type RankedRequest, recallAt, reciprocalRankAt } from './ranking-metrics.ts'

/** Means in [0, 1], all at one k. */
export interface RankingScores {
  readonly ndcg: number
  readonly precision: number
  readonly recall: number
  readonly mrr: number
  readonly hitRate: number
}

/** `scores` is undefined when no request had anything relevant. */
export interface RankingSummary {
  readonly k: number
  /** Requests that entered the means. */
  readonly requests: number
  /** Requests left out, because nothing was relevant: no list could have done better. */
  readonly leftOut: number
  readonly scores: RankingScores | undefined
}

/** Scores of one request, or undefined when nothing is relevant. `k` at least 1. */
export function scoreRequest(k: number, request: RankedRequest): RankingScores | undefined {
  if (request.relevant.size === 0) return undefined
  return {
    ndcg: ndcgAt(k, request),
    precision: precisionAt(k, request),
    recall: recallAt(k, request),
    mrr: reciprocalRankAt(k, request),
    hitRate: hitAt(k, request),
  }
}

/** Means over the requests; every request weighs the same. Cost: O(requests · k). */
export function summariseRanking(k: number, requests: Iterable<RankedRequest>): RankingSummary {
  const sum = { ndcg: 0, precision: 0, recall: 0, mrr: 0, hitRate: 0 }
  let counted = 0
  let leftOut = 0
  for (const request of requests) {
    const scores = scoreRequest(k, request)
    if (scores === undefined) {
      leftOut++
      continue
    }
    counted++
    sum.ndcg += scores.ndcg
    sum.precision += scores.precision
    sum.recall += scores.recall
    sum.mrr += scores.mrr
    sum.hitRate += scores.hitRate
  }
  const mean = (total: number): number => total / counted
  const scores: RankingScores | undefined =
    counted === 0
      ? undefined
      : {
          ndcg: mean(sum.ndcg),
          precision: mean(sum.precision),
          recall: mean(sum.recall),
          mrr: mean(sum.mrr),
          hitRate: mean(sum.hitRate),
        }
  return { k, requests: counted, leftOut, scores }
}
