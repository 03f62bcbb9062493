/** docs/feed-trials.md: what every idea gave. */
import type { RankerFigures } from './ranker-trial.ts'
import type { TrialResults } from './run-trials.ts'
import { RANKER_IDEAS, SAFETY_IDEAS, TOWER_IDEAS } from './trials.ts'

const HEAD = `# Trials of the feed

The improvements that the design lists, one at a time, each against the plan of \`src/publisher/train/training-plan.ts\` with
nothing else changed. Written by \`npm run feed:trials\`; do not edit.

Data: \`docent generate --seed 42\` (1,000 users, 10,000 items, 50,000 interactions). Figures are of the test part, the newest
fifth, which no training and no early stopping has seen. What was changed because of them (looks described one by one, the
towers' temperature) was chosen by these very figures, so theirs flatter a little.`

export function trialsTable(
  { base, ranker, towers, safety, operation, tenfold, oracle }: TrialResults,
  seeds: number,
): string {
  const parts = [HEAD]
  if (base) {
    const best =
      oracle === undefined
        ? ''
        : ` The hidden truth reaches ${four(oracle)}, so the plan is at ${(100 * (base.auc / oracle)).toFixed(1)} % of what is possible.`
    parts.push(
      `## Ranker\n\nMeans of ${seeds} seeds; AUCs of the plan's seeds lie ${four(base.spread)} apart, so a smaller difference says nothing.${best}`,
      table(
        ['', 'engagement AUC', 'less the plan', 'follow AUC', 'RCE %', 'ECE', 's', 'kept'],
        [rankerRow('**the plan**', base, base, '')],
      ),
    )
    for (const group of ['Training', 'Network', 'Features', 'Labels and data'] as const) {
      const rows = RANKER_IDEAS.filter((idea) => idea.group === group).flatMap(({ name, kept, note }) => {
        const found = ranker[name]
        return found ? [rankerRow(name, found, base, verdict(kept, note))] : []
      })
      const tenfoldRow = group === 'Labels and data' && tenfold ? [tenfoldCells(tenfold, base)] : []
      if (rows.length + tenfoldRow.length > 0)
        parts.push(
          `### ${group}`,
          table(
            ['', 'engagement AUC', 'less the plan', 'follow AUC', 'RCE %', 'ECE', 's', 'kept'],
            [...rows, ...tenfoldRow],
          ),
        )
    }
  }
  const towerRows = TOWER_IDEAS.flatMap(({ name, kept, note }) => {
    const found = towers[name]
    if (!found) return []
    const { lookAuc, retrievalAuc, heldOutLoss, epochs, seconds } = found
    return [
      [
        name,
        four(retrievalAuc),
        four(lookAuc),
        four(heldOutLoss),
        String(epochs),
        seconds.toFixed(1),
        verdict(kept, note),
      ],
    ]
  })
  if (towerRows.length > 0)
    parts.push(
      '## Towers\n\nRetrieval: how often what held a visitor is nearer than an item drawn from all. Looks: than one that was passed over.',
      table(['', 'retrieval AUC', 'AUC of looks', 'held-out loss', 'best epoch', 's', 'kept'], towerRows),
    )
  const safetyRows = SAFETY_IDEAS.flatMap(({ name, kept, note }) => {
    const found = safety[name]
    if (!found) return []
    const { nsfw, toxicity } = found
    return [
      [
        name,
        four(nsfw.prAuc),
        four(nsfw.precision),
        four(toxicity.prAuc),
        four(toxicity.precision),
        verdict(kept, note),
      ],
    ]
  })
  if (safetyRows.length > 0)
    parts.push(
      '## Safety models on invented surfaces\n\nPrecision is at 90 % recall, on items published after the split. Words of real people are another matter: docs/safety.md.',
      table(['', 'NSFW PR-AUC', 'precision', 'toxicity PR-AUC', 'precision', 'kept'], safetyRows),
    )
  if (operation)
    parts.push(
      '## Operation',
      table(
        ['', ''],
        operation.map(({ name, said }) => [name, said]),
      ),
    )
  parts.push(UNTRIED)
  return `${parts.join('\n\n')}\n`
}

const UNTRIED = `## Written off without a figure

| idea | why |
|---|---|
| attention, residual layers | twenty numbers are no sequence, and two layers need no shortcut: depth does not pay above, so what eases depth cannot |
| LSTM on text in safety | the classifier on MiniLM vectors reads meaning already (docs/safety.md) |
| shared trunk with a spam head | no data names spam; the two models are updated apart on purpose |
| temporal cross-validation | the newest tenth decides and the newest fifth judges; more folds would choose among the same plans |
| ONNX export | inference is 45 KB of weights and plain JavaScript; a runtime is 14 MB |
| canary | \`armOf\` of src/evaluation gives a share of devices by hash; a catalog is one signed release, so two models are two catalogs |
| pool of the top 1,000 | a device ranks 500 candidates in milliseconds (\`npm run bench -- feed\`); there is no round trip to save |`

/** Other data has another best: what counts is the share of it that is reached. */
function tenfoldCells(
  { figures, oracle }: NonNullable<TrialResults['tenfold']>,
  base: RankerFigures,
): readonly string[] {
  const [name = '', auc = '', , ...rest] = rankerRow(
    '10 times the users, items and interactions (towers at temperature .1)',
    figures,
    base,
    '',
  )
  const reached = oracle === undefined ? '' : `${(100 * (figures.auc / oracle)).toFixed(1)} % of its own truth`
  return [name, auc, reached, ...rest.slice(0, -1), 'where there is more data, more is reached']
}

function rankerRow(
  name: string,
  { auc, followAuc, rce, ece, seconds }: RankerFigures,
  base: RankerFigures,
  kept: string,
): readonly string[] {
  const gain = auc - base.auc
  const change = Math.abs(gain) < 0.00005 ? '0' : `${gain < 0 ? '−' : '+'}${four(Math.abs(gain))}`
  return [name, four(auc), change, four(followAuc), rce.toFixed(2), four(ece), seconds.toFixed(1), kept]
}

function verdict(kept: boolean, note: string): string {
  const word = kept ? 'yes' : 'no'
  return note === '' ? word : `${word}: ${note}`
}

function four(value: number): string {
  return value.toFixed(4)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
