/** Where a record belongs among those in time order. */
import { compareRecords, type FeatureRecord } from './feature-record.ts'

/**
 * Index at which `record` goes into `records`, which are in the order of compareRecords; after its equals. Cost: O(1) for
 * the newest, which most are, else O(log records).
 */
export function placeOf(record: FeatureRecord, records: readonly FeatureRecord[]): number {
  let high = records.length
  const last = records[high - 1]
  if (!last || compareRecords(last, record) <= 0) return high
  let low = 0
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = records[middle]
    if (other && compareRecords(other, record) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
