/** An evaluation in a terminal: the seed's tables, and what it does not have. */
import { columns, figure, percent, signedFigure } from '../report/figure-text.ts'
import { isTrained } from '../train/model-files.ts'
import type { EvaluationReport } from './evaluate-feed.ts'
import type { FeedExample } from './feed-example.ts'
import type { ListReport } from './list-report.ts'

const RULE_WIDTH = 60
const RULE = '-'.repeat(RULE_WIDTH)

/** All of it, section by section. */
export function evaluationText(report: EvaluationReport): string {
  const { k, data, splitAt, rows, lists, firstUsers, rerank, sources, safety, worth, drift, latency, models, example } =
    report
  // A model of texts has nothing to read in a data set, which has none.
  const missing = models.filter(({ kind, state }) => state === 'fallback' && isTrained(`${kind}.model`))
  const [feed] = lists
  return [
    `${data.trainRows} interactions to learn from, ${data.testRows} to test on, split at ${splitAt}`,
    ...(report.without === undefined ? [] : [`without ${report.without}`]),
    ...missing.map(({ kind, because }) => `rules stand in for ${kind}: ${because ?? 'no reason given'}`),
    heading('Ranking'),
    columns([
      [
        '',
        `NDCG@${k}`,
        '95 %',
        `Precision@${k}`,
        `Recall@${k}`,
        `MRR@${k}`,
        `HitRate@${k}`,
        'coverage',
        'novelty',
        'diversity',
      ],
      ...[...lists, firstUsers].map(listRow),
    ]),
    `${feed?.requests ?? 0} requests of ${feed?.users ?? 0} users; ${feed?.leftOut ?? 0} visits held nobody and are left out`,
    heading('Ranking what was really met: the looks of each visit in another order'),
    columns([['', `NDCG@${k}`, '95 %'], ...rerank.map(({ name, ndcg }) => [name, figure(ndcg?.value), range(ndcg)])]),
    heading('Engagement and follow'),
    columns([
      ['', 'AUC-ROC', '95 %', 'oracle', 'of oracle', 'PR-AUC', 'RCE %', 'log loss', 'ECE'],
      ...rows.map((one) => [
        one.name,
        figure(one.auc),
        range(one.interval),
        figure(one.oracleAuc),
        percent(one.ofOracle),
        figure(one.prAuc),
        figure(one.rce, 2),
        figure(one.logLoss),
        figure(one.ece),
      ]),
    ]),
    heading('By source'),
    columns([
      ['', 'served', 'share', 'hits', 'precision', 'looks', 'AUC of looks'],
      ...sources.map(({ source, served, share, hits, precision }) => {
        const looks = rows[0]?.bySource.find((one) => one.source === source)
        return [
          source,
          String(served),
          percent(share),
          String(hits),
          figure(precision),
          String(looks?.rows ?? 0),
          figure(looks?.auc),
        ]
      }),
    ]),
    ...(safety.length === 0
      ? []
      : [
          heading('Safety'),
          columns([
            ['', 'items', 'positives', 'precision@recall .9', 'PR-AUC', 'AUC-ROC'],
            ...safety.map((one) => [
              one.name,
              String(one.rows),
              String(one.positives),
              figure(one.atRecall90?.precision),
              figure(one.prAuc),
              figure(one.auc),
            ]),
          ]),
          ...(data.generated ? ['labels and surfaces are invented: this says nothing of real works'] : []),
        ]),
    ...(worth.length === 0
      ? []
      : [
          heading('What each thing is worth: with it, less without'),
          columns([
            ['', 'NDCG', '95 %', 'AUC', 'coverage'],
            ...worth.map(({ name, kind, ndcgWorth, aucWorth, coverageWorth }) => [
              `${kind} ${name}`,
              signedFigure(ndcgWorth?.value),
              ndcgWorth ? `${signedFigure(ndcgWorth.low)} to ${signedFigure(ndcgWorth.high)}` : '',
              signedFigure(aucWorth),
              signedFigure(coverageWorth),
            ]),
          ]),
        ]),
    heading('Drift and latency'),
    `predicted engagement: mean ${figure(drift.engagement.trainMean)} in training, ${figure(drift.engagement.testMean)} in the test part, PSI ${figure(drift.engagement.psi, 3)}`,
    ...drift.alerts.map((alert) => `look at this: ${alert}`),
    `a request with explanations: p50 ${figure(latency.p50, 1)} ms, p95 ${figure(latency.p95, 1)} ms, p99 ${figure(latency.p99, 1)} ms`,
    ...(example ? [exampleText(example)] : []),
  ].join('\n')
}

/** The list of one visitor as the seed prints it, with the distribution of its sources. */
export function exampleText({ userId, items }: FeedExample): string {
  const sources = new Map<string, number>()
  for (const { source } of items) sources.set(source, (sources.get(source) ?? 0) + 1)
  return [
    heading(`Top ${items.length} recommendations for ${userId}`),
    ...items.flatMap((item, at) => [
      `${String(at + 1).padStart(2)}. Candidate(${item.contentId}, source=${item.source}, score=${figure(item.score, 3)})`,
      `    ML: engagement=${figure(item.engagement, 3)}, follow=${figure(item.follow, 3)}`,
      `    Embeddings: simclusters=${figure(item.simclusters, 3)}, twhin=${figure(item.twhin, 3)}, realgraph=${figure(item.realgraph, 3)}`,
      `    Safety: nsfw=${figure(item.nsfw, 3)}, toxicity=${figure(item.toxicity, 3)}`,
    ]),
    '',
    'Source Distribution:',
    ...[...sources]
      .toSorted((a, b) => b[1] - a[1])
      .map(([source, count]) => `  ${source}: ${count} (${percent(count / items.length)})`),
  ].join('\n')
}

function heading(text: string): string {
  return `\n${text}\n${RULE}`
}

function listRow({ name, scores, intervals, coverage, novelty, diversity }: ListReport): readonly string[] {
  return [
    name,
    figure(scores?.ndcg),
    range(intervals.ndcg),
    figure(scores?.precision),
    figure(scores?.recall),
    figure(scores?.mrr),
    figure(scores?.hitRate),
    percent(coverage),
    figure(novelty, 2),
    figure(diversity, 3),
  ]
}

/** The interval is over users, each once; the figure beside it over requests. */
function range(interval: { readonly low: number; readonly high: number } | undefined): string {
  return interval ? `${figure(interval.low)} to ${figure(interval.high)}` : ''
}
