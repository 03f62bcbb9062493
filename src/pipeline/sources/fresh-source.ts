/** Proposes what was published last. */
import { freshness } from '../scorers/freshness-scorer.ts'
import type { Source } from '../stage.ts'
import { topRows } from './top-rows.ts'

export const freshSource: Source = {
  name: 'freshness',
  weight: 'freshness',
  generate: (query, limit) => topRows(query, limit, 'freshness', (row) => freshness(query, row)),
}
