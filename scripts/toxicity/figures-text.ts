/** The figures as Markdown: ids and counts, never a text. */
import type { ArtFigures, ArtGroup } from './art-figures.ts'
import type { HeadFigures } from './measure-head.ts'
import type { HeadShape } from './train-head.ts'
import type { WordFigures } from './word-figures.ts'
import type { Interval } from '../../src/evaluation/bootstrap.ts'

export interface AllFigures {
  readonly shapes: Readonly<Record<HeadShape, WordFigures>>
  /** The head that ships, and one trained on tweets that does not. */
  readonly shipped: HeadFigures
  readonly davidsonTrained: HeadFigures
}

const PERCENT = 100
const MUSEUMS = { tate: 'Tate', cmoa: 'Carnegie', nga: 'National Gallery of Art, films and talks' } as const
const GROUPS: readonly (readonly [ArtGroup, string])[] = [
  ['nude', 'nudes'],
  ['violence', 'battles, wars, executions, martyrs'],
  ['either', 'either'],
  ['other', 'other works'],
]

/** Whole sections, without a heading of their own. */
export function figuresText({ shapes, shipped, davidsonTrained }: AllFigures): string {
  return [
    '### Which head',
    '',
    ...wordTable([
      ['logistic, 385 weights (shipped)', shapes.logistic],
      ['network 384-32-1, 12,353 weights', shapes.network],
    ]),
    '',
    '### Words of people',
    '',
    ...wordTable([
      ['Surge, held out', shipped.surge],
      ['Surge, held out, as the text of a work', shipped.planted],
      ['Davidson, tweets', shipped.davidson],
      ['HateCheck', shipped.hateCheck],
    ]),
    '',
    '### Works of art',
    '',
    ...artTable(shipped),
    '',
    '### Another threshold',
    '',
    '| held above | toxic texts found (Surge) | other texts held | works of nudes and violence held |',
    '|---|---|---|---|',
    ...shipped.thresholds.map(
      ({ threshold, found, wronglyHeld, art }) =>
        `| ${threshold} | ${percent(found)} | ${percent(wronglyHeld)} | ${percent(art, 2)} |`,
    ),
    '',
    '### HateCheck by function',
    '',
    '| function | cases | told rightly | trained on tweets |',
    '|---|---|---|---|',
    ...shipped.functions.map(
      ({ name, cases, right }, at) =>
        `| ${name} | ${cases} | ${percent(right)} | ${percent(davidsonTrained.functions[at]?.right ?? 0)} |`,
    ),
    '',
    '### Trained on tweets, to compare; not shipped',
    '',
    ...wordTable([
      ['Surge, held out', davidsonTrained.surge],
      ['Davidson, held out', davidsonTrained.davidson],
      ['HateCheck', davidsonTrained.hateCheck],
    ]),
    '',
    ...artTable(davidsonTrained),
  ].join('\n')
}

function wordTable(rows: readonly (readonly [string, WordFigures])[]): readonly string[] {
  return [
    '| texts | toxic of all | AUC | PR-AUC | precision at 90 % recall | toxic above .5, .7 | others above .5, .7 |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(
      ([name, { texts, toxic, auc, prAuc, precision, found, wronglyHeld }]) =>
        `| ${name} | ${toxic} of ${texts} | ${interval(auc)} | ${interval(prAuc)} | ${interval(precision)} | ${shares(found)} | ${shares(wronglyHeld)} |`,
    ),
  ]
}

function artTable({ art }: HeadFigures): readonly string[] {
  const line = (museum: keyof typeof MUSEUMS, group: ArtGroup, name: string): string => {
    const { works, dimmed, lost }: ArtFigures = art[museum][group]
    return `| ${MUSEUMS[museum]} | ${name} | ${works} | ${percent(dimmed, 2)} | ${percent(lost, 2)} |`
  }
  return [
    '| museum | works | how many | above .5 | above .7: lost |',
    '|---|---|---|---|---|',
    ...(['tate', 'cmoa', 'nga'] as const).flatMap((museum) => GROUPS.map(([group, name]) => line(museum, group, name))),
  ]
}

const DIGITS = 3

function interval(of: Interval | undefined): string {
  if (of === undefined) return 'none'
  return `${figure(of.value)} [${figure(of.low)}, ${figure(of.high)}]`
}

function figure(value: number): string {
  return value === 1 ? '1' : value.toFixed(DIGITS).replace(/^0/, '')
}

function shares(of: readonly number[]): string {
  return of.map((share) => percent(share)).join(', ')
}

function percent(share: number, digits = 1): string {
  return `${(share * PERCENT).toFixed(digits)} %`
}
