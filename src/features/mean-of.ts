/** The aggregate of means: of a whole number a record. */
import type { Aggregate } from './profile-feature.ts'
import type { FeatureRecord } from './feature-record.ts'

/** [PF3] Mean of `amount` (a whole number) over the records put in, divided by `unit`; null for no records. */
export function meanOf(amount: (record: FeatureRecord) => number, unit = 1): Aggregate {
  let sum = 0
  let records = 0
  return {
    count(record, sign) {
      sum += sign * amount(record)
      records += sign
    },
    read: () => (records === 0 ? null : sum / records / unit),
  }
}
