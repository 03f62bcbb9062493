/** Reads a time of a source record. */

/** ISO 8601: a date, and perhaps a time, and perhaps a zone. */
const ISO = /^\d{4}-\d{2}-\d{2}(?<time>[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Epoch ms of an ISO 8601 date or date and time; without a zone it is UTC, so that every machine builds the same
 * catalog. What is neither that nor a number stays as it is, so that the schema names it. Never throws.
 */
export function readTime(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const groups = ISO.exec(value)?.groups
  if (groups === undefined) return value
  const zoned = groups['time'] === undefined || groups['zone'] !== undefined ? value : `${value}Z`
  const time = Date.parse(zoned.replace(' ', 'T'))
  return Number.isNaN(time) ? value : time
}
