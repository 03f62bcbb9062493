/** An evaluation as a page: the terminal's tables, with the charts that a terminal cannot show. */
import { figure, percent, signedFigure } from '../report/figure-text.ts'
import type { BarChart, ReportPage, ReportSection } from '../report/report-page.ts'
import { distributionChart, reliabilityChart } from '../train/training-page.ts'
import type { EvaluationReport } from './evaluate-feed.ts'

export function evaluationPage(report: EvaluationReport): ReportPage {
  const { data, splitAt, k, without, rows, safety } = report
  return {
    title: 'Evaluation of the feed',
    lead: `${data.generated ? 'Generated data: people, audiences and safety labels are invented. ' : ''}${data.testRows} interactions from ${splitAt} on, which no model has seen; ${data.trainRows} before.${without === undefined ? '' : ` Without ${without}.`}`,
    sections: [
      rankingSection(report),
      rerankSection(report),
      {
        heading: 'Engagement and follow',
        text: 'How well the probabilities tell the looks of the test part. The oracle knows the true probability of each look: no model can do better.',
        tables: [
          {
            columns: ['head', 'AUC-ROC', '95 %', 'oracle', 'of oracle', 'PR-AUC', 'RCE %', 'log loss', 'ECE'],
            rows: rows.map((one) => [
              one.name,
              figure(one.auc),
              one.interval ? `${figure(one.interval.low)} to ${figure(one.interval.high)}` : '',
              figure(one.oracleAuc),
              percent(one.ofOracle),
              figure(one.prAuc),
              figure(one.rce, 2),
              figure(one.logLoss),
              figure(one.ece),
            ]),
          },
        ],
        charts: rows.flatMap((one) => [reliabilityChart(one), distributionChart(one)]),
      },
      {
        heading: 'By source',
        text: `What each source gave of the first ${k} of all lists, and how well the looks at such items are told apart.`,
        tables: [
          {
            columns: ['source', 'served', 'share', 'hits', 'precision', 'AUC of looks'],
            rows: report.sources.map(({ source, served, share, hits, precision }) => [
              source,
              String(served),
              percent(share),
              String(hits),
              figure(precision),
              figure(rows[0]?.bySource.find((one) => one.source === source)?.auc),
            ]),
          },
        ],
      },
      ...(safety.length === 0
        ? []
        : [
            {
              heading: 'Safety',
              text: `On items published after the split. ${data.generated ? 'Labels and surfaces are invented: this says nothing of real works.' : ''}`,
              tables: [
                {
                  columns: ['model', 'items', 'positives', 'precision at 90 % recall', 'PR-AUC', 'AUC-ROC'],
                  rows: safety.map((one) => [
                    one.name,
                    String(one.rows),
                    String(one.positives),
                    figure(one.atRecall90?.precision),
                    figure(one.prAuc),
                    figure(one.auc),
                  ]),
                },
              ],
              charts: safety.map(distributionChart),
            },
          ]),
      ...worthSections(report),
      driftSection(report),
    ],
  }
}

function rankingSection({ lists, firstUsers, k }: EvaluationReport): ReportSection {
  const bars = lists.flatMap(({ name, intervals: { ndcg } }) =>
    ndcg ? [{ label: name, value: ndcg.value, low: ndcg.low, high: ndcg.high }] : [],
  )
  return {
    heading: 'Ranking',
    text: `One list a visit of the test part, asked for when it began; relevant is what then held the visitor. Random, popularity and recency choose from all items; the oracle knows what the visitor is about to meet. Intervals are over users.`,
    tables: [
      {
        columns: [
          '',
          `NDCG@${k}`,
          `Precision@${k}`,
          `Recall@${k}`,
          `MRR@${k}`,
          `HitRate@${k}`,
          'coverage',
          'novelty (bits)',
          'diversity',
        ],
        rows: [...lists, firstUsers].map(({ name, scores, coverage, novelty, diversity }) => [
          name,
          figure(scores?.ndcg),
          figure(scores?.precision),
          figure(scores?.recall),
          figure(scores?.mrr),
          figure(scores?.hitRate),
          percent(coverage),
          figure(novelty, 2),
          figure(diversity, 3),
        ]),
      },
    ],
    charts: [
      { kind: 'bars', title: `NDCG@${k}, mean over users`, x: 'NDCG', bars },
      {
        kind: 'bars',
        title: 'The same without the oracle',
        x: 'NDCG',
        bars: bars.filter(({ label }) => label !== 'oracle'),
      },
    ],
  }
}

function rerankSection({ rerank, k }: EvaluationReport): ReportSection {
  return {
    heading: 'Ranking what was really met',
    text: 'The looks of each visit in another order. Lists from all items are judged by what the visitor happened to be shown; this is not, so it is the fairer measure of a ranker.',
    charts: [
      {
        kind: 'bars',
        title: `NDCG@${k} of each visit’s own looks, mean over users`,
        x: 'NDCG',
        bars: rerank.flatMap(({ name, ndcg }) =>
          ndcg ? [{ label: name, value: ndcg.value, low: ndcg.low, high: ndcg.high }] : [],
        ),
      },
    ],
    tables: [
      {
        columns: ['', `NDCG@${k}`, '95 %'],
        rows: rerank.map(({ name, ndcg }) => [
          name,
          figure(ndcg?.value),
          ndcg ? `${figure(ndcg.low)} to ${figure(ndcg.high)}` : '',
        ]),
      },
    ],
  }
}

function worthSections({ worth, k }: EvaluationReport): readonly ReportSection[] {
  if (worth.length === 0) return []
  const chart: BarChart = {
    kind: 'bars',
    title: `NDCG@${k} with it, less NDCG@${k} without`,
    x: 'NDCG',
    bars: worth.flatMap(({ kind, name, ndcgWorth }) =>
      ndcgWorth ? [{ label: `${kind} ${name}`, value: ndcgWorth.value, low: ndcgWorth.low, high: ndcgWorth.high }] : [],
    ),
  }
  return [
    {
      heading: 'What each thing is worth',
      text: 'The same requests with one thing switched off; below 0 the feed does better without. Choices are not off but otherwise: the mixtures that the ranker learned itself.',
      tables: [
        {
          columns: ['', 'NDCG', 'AUC', 'coverage'],
          rows: worth.map(({ kind, name, ndcgWorth, aucWorth, coverageWorth }) => [
            `${kind} ${name}`,
            signedFigure(ndcgWorth?.value),
            signedFigure(aucWorth),
            signedFigure(coverageWorth),
          ]),
        },
      ],
      charts: [chart],
    },
  ]
}

function driftSection({ drift, latency }: EvaluationReport): ReportSection {
  return {
    heading: 'Drift and latency',
    text: `Predicted engagement: mean ${figure(drift.engagement.trainMean)} in training, ${figure(drift.engagement.testMean)} in the test part. A PSI above .25 is a shift. ${drift.alerts.length === 0 ? 'Nothing asks for attention.' : `Look at this: ${drift.alerts.join('; ')}.`} A request with explanations takes ${figure(latency.p50, 1)} ms (p50), ${figure(latency.p95, 1)} ms (p95), ${figure(latency.p99, 1)} ms (p99) here.`,
    tables: [
      {
        columns: ['feature', 'PSI', 'missing (0)'],
        rows: drift.features.map(({ feature, psi, missing }) => [feature, figure(psi, 3), percent(missing)]),
      },
    ],
  }
}
