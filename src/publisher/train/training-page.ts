/** The report of a training as a page: how the losses fell, what the models lean on, whether they can be believed. */
import { figure, percent } from '../report/figure-text.ts'
import type { Chart, ReportPage } from '../report/report-page.ts'
import type { TrainedFeed } from './train-feed.ts'
import type { ProbabilityReport, TrainingCurve } from './trained-model.ts'
import type { TrainingRecord } from './training-record.ts'

/** Charts show so many features. */
const FEATURES_SHOWN = 20

export function trainingPage({ embeddings, ranker, safety }: TrainedFeed, record: TrainingRecord): ReportPage {
  const heldOut = [...ranker.heldOut, ...safety.heldOut]
  const curves = [embeddings.curve, ranker.curve, ...safety.curves]
  return {
    title: 'Training of the feed',
    lead: `${record.data.generated ? 'Generated data: people, audiences and safety labels are invented. ' : ''}Trained on what happened before ${record.splitAt === undefined ? 'the end of the data' : new Date(record.splitAt).toISOString()}, seed ${record.seed}. Figures are of the newest part of that, which decided when to stop and calibrated the probabilities.`,
    sections: [
      {
        heading: 'Models on held-out rows',
        text: 'AUC: how often a positive row is scored above a negative one. RCE: what is saved against knowing the base rate alone. ECE: how far probabilities are from what came.',
        tables: [
          {
            columns: ['model', 'rows', 'positives', 'AUC', 'PR-AUC', 'log loss', 'RCE %', 'ECE'],
            rows: heldOut.map((one) => [
              one.name,
              String(one.rows),
              String(one.positives),
              figure(one.auc),
              figure(one.prAuc),
              figure(one.logLoss),
              figure(one.rce, 2),
              figure(one.ece),
            ]),
          },
        ],
      },
      {
        heading: 'Loss',
        text: 'Mean loss by epoch. The epoch of the lowest held-out loss is kept.',
        charts: curves.map(lossChart),
      },
      {
        heading: 'What the engagement head leans on',
        text: 'AUC that is lost when a feature is dealt out anew among the held-out rows. Features that say the same share what they are worth.',
        charts: [
          {
            kind: 'bars',
            title: 'Importance by permutation',
            x: 'AUC lost',
            bars: ranker.importance
              .slice(0, FEATURES_SHOWN)
              .map(({ feature, lost }) => ({ label: feature, value: lost })),
          },
        ],
      },
      {
        heading: 'Can a probability be taken at its word',
        text: 'On the diagonal, as many came as were announced. Beside it, how the probabilities are spread.',
        charts: heldOut.flatMap((one) => [reliabilityChart(one), distributionChart(one)]),
      },
      {
        heading: 'The graph',
        text: `Aggregates of at least ${record.minPeople} people. What fewer did is left out; this is how much is left.`,
        tables: [
          {
            columns: ['of', 'left'],
            rows: [
              ['creators with followers of whom the number is told', percent(embeddings.coverage.creators)],
              ['creators with a connection', percent(embeddings.coverage.connected)],
              ['contents with a co-visit', percent(embeddings.coverage.contents)],
            ],
          },
        ],
      },
    ],
  }
}

function lossChart({ model, history }: TrainingCurve): Chart {
  return {
    kind: 'lines',
    title: model,
    x: 'epoch',
    y: 'loss (nats)',
    points: history.flatMap(({ epoch, loss, heldOutLoss }) => [
      { x: epoch, y: loss, series: 'training' },
      ...(heldOutLoss === undefined ? [] : [{ x: epoch, y: heldOutLoss, series: 'held out' }]),
    ]),
  }
}

/** Shared with the evaluation's page. */
export function reliabilityChart({ name, reliability }: ProbabilityReport): Chart {
  return {
    kind: 'lines',
    title: `${name}: reliability`,
    x: 'predicted',
    y: 'observed',
    diagonal: true,
    points: reliability.map(({ predicted, observed }) => ({ x: predicted, y: observed, series: name })),
  }
}

/** Shared with the evaluation's page. */
export function distributionChart({ name, distribution }: ProbabilityReport): Chart {
  return {
    kind: 'distribution',
    title: `${name}: scores`,
    x: 'predicted',
    series: [
      { name: 'did not', counts: distribution.negatives },
      { name: 'did', counts: distribution.positives },
    ],
  }
}
