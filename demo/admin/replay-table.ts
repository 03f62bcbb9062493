/** The figures of a replay: as it was set, as it might have been, and the difference with its interval. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { ReplayDifference, ReplayReport } from 'docent/logbook'
import { inWords } from '../shelf/shelf-changes.ts'
import { signedWords } from './signed-words.ts'

const DECIMALS = 3

type Score = keyof NonNullable<ReplayReport['result']>['inForce']

const ROWS: readonly (readonly [score: Score, name: string, words: string])[] = [
  ['hitRate', 'HR', 'lists with a work you then liked'],
  ['ndcg', 'nDCG', 'how high those stood'],
  ['mrr', 'MRR', '1 / place of the first'],
  ['coverage', 'Coverage', 'works offered, of all'],
  ['diversity', 'Diversity', 'how unlike those of a list are'],
]

export function replayTable({ result, k, requests, visits }: ReplayReport): TemplateResult | typeof nothing {
  if (!result) return nothing
  const { inForce, other } = result
  const difference: Partial<Record<Score, ReplayDifference>> = result.difference
  return html`<table class="steps replay">
    <caption class="plain">
      Means over ${inWords(requests)} ${requests === 1 ? 'list' : 'lists'} of ${inWords(visits)}
      ${visits === 1 ? 'visit' : 'visits'}, first ${k} places. Intervals of 95 % over visits; one visit has none.
    </caption>
    <thead>
      <tr>
        <th scope="col">Measure</th>
        <th scope="col" class="number">As set</th>
        <th scope="col" class="number">Otherwise</th>
        <th scope="col" class="number">Difference</th>
      </tr>
    </thead>
    <tbody>
      ${ROWS.map(
        ([score, name, words]) =>
          html`<tr data-score=${score}>
            <th scope="row">${name}${score in difference ? `@${k}` : ''} <span class="plain">${words}</span></th>
            <td class="number">${scoreWords(inForce[score])}</td>
            <td class="number">${scoreWords(other[score])}</td>
            <td class="number">${differenceWords(inForce[score], other[score], difference[score])}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function scoreWords(score: number | undefined): string {
  return score === undefined ? '–' : score.toFixed(DECIMALS)
}

function differenceWords(
  inForce: number | undefined,
  other: number | undefined,
  known: ReplayDifference | undefined,
): TemplateResult | string {
  if (inForce === undefined || other === undefined) return '–'
  const value = signedWords(known?.value ?? other - inForce, DECIMALS)
  if (known?.low === undefined || known.high === undefined) return value
  return html`${value}
    <span class="plain">${signedWords(known.low, DECIMALS)} to ${signedWords(known.high, DECIMALS)}</span>`
}
