/** What a data set holds, for people. */
import type { DatasetInfo } from '../dataset/dataset-info.ts'

const PERCENT = 100
const RATE_DIGITS = 1

/** Lines without line ends: the folder, the counts, the rate, what was left out. */
export function datasetLines(
  out: string,
  { counts, digest, leftOut, catalogSource, generated }: DatasetInfo,
): readonly string[] {
  const { users, creators, items, interactions, engaged, follows } = counts
  const rate = interactions === 0 ? 0 : (PERCENT * engaged) / interactions
  const reasons = Object.entries(leftOut ?? {}).map(([reason, count]) => `${reason} ${count}`)
  const of = catalogSource === undefined ? '' : `, the items of ${catalogSource}`
  return [
    `${out} ${generated ? 'generated' : 'imported'}: ${users} users, ${items} items of ${creators} creators${of}`,
    `  interactions  ${interactions}, ${rate.toFixed(RATE_DIGITS)} % engaged; ${follows} follows`,
    ...(reasons.length > 0 ? [`  left out  ${reasons.join(', ')}`] : []),
    `  digest  ${digest}`,
  ]
}
