/** The table of the twenty features as a reader has it, out of the very table that the device computes by. */
import { FEATURES } from './feature-table.ts'

/** Markdown: a heading, a sentence and a row a feature, in the order of the ranker's inputs. */
export function featureDocs(): string {
  const rows = FEATURES.map(({ name, group, unit, from, isPlain, doc }, at) =>
    [at + 1, `\`${name}\``, group, unit, from, isPlain ? 'yes' : '', doc].join(' | '),
  )
  return [
    '# The twenty features of the feed',
    '',
    'Written by `npm run feature-docs` from `src/feed/feature-table.ts`, which training and devices compute by. A missing value',
    'is 0. "From" is the stage that supplies it: candidates of other relations have 0 there. "Said" marks what a sentence may',
    'speak of to a visitor.',
    '',
    '| | feature | group | unit | from | said | what it is |',
    '|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n')
}
