/** Several reports of one tracker as one. */
import type { IngestReport } from '../contracts/host-replies.ts'

/** Refusals that a merged report lists; a page that never asks must not pile them up. */
const MOST_REFUSED = 1000

/** `later` follows `earlier`, which covered `size` events; indices go on where the earlier ones ended. */
export function mergeReports(earlier: IngestReport, size: number, later: IngestReport): IngestReport {
  const refused = later.refused.map(({ index, code }) => ({ index: index + size, code }))
  return {
    ...later,
    normalized: earlier.normalized + later.normalized,
    added: earlier.added + later.added,
    updatedUserIds: [...new Set([...earlier.updatedUserIds, ...later.updatedUserIds])],
    refused: [...earlier.refused, ...refused].slice(0, MOST_REFUSED),
  }
}
