/** A replay as a person reads it in a terminal. */
import { columns, figure, signedFigure } from '../report/figure-text.ts'
import type { ReplayReport } from '../../contracts/replay-report.ts'

export function replayText({ k, of, requests, unanswered, older, visits, result, sentence }: ReplayReport): string {
  if (!result) return sentence
  const { inForce, other, difference } = result
  const compared = (['hitRate', 'ndcg', 'mrr'] as const).map((metric) => {
    const { value, low, high } = difference[metric]
    const interval = low === undefined ? '' : `${signedFigure(low)} to ${signedFigure(high)}`
    return [`${NAMES[metric]}@${k}`, figure(inForce[metric]), figure(other[metric]), signedFigure(value), interval]
  })
  const rows = [
    ['', 'in force', 'other', 'difference', '95 %'],
    ...compared,
    ...(['coverage', 'diversity'] as const).map((metric) => [
      `${NAMES[metric]}@${k}`,
      figure(inForce[metric]),
      figure(other[metric]),
      signedFigure((other[metric] ?? NaN) - (inForce[metric] ?? NaN)),
      '',
    ]),
  ]
  const asked = of === 'served-lists' ? `${requests} lists after which a work was liked` : `${requests} liked works`
  const rest = [
    ...(unanswered > 0 ? [`${unanswered} lists after which none was`] : []),
    ...(older > 0 ? [`${older} older`] : []),
  ].join(' and ')
  return [
    `${asked}, of ${visits} ${visits === 1 ? 'visit' : 'visits'}${rest === '' ? '' : `; left out: ${rest}`}`,
    '',
    columns(visits < 2 ? rows.map((row) => row.slice(0, -1)) : rows),
    '',
    sentence,
  ].join('\n')
}

const NAMES = { hitRate: 'HR', ndcg: 'nDCG', mrr: 'MRR', coverage: 'coverage', diversity: 'diversity' } as const
