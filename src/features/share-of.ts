/** The aggregate of most features: which share of the records counts. */
import type { Aggregate, Prior } from './profile-feature.ts'
import type { FeatureRecord } from './feature-record.ts'

/**
 * [PF3] part / whole over the records put in, `isPart` saying which count; with a prior (part + mean · weight) / (whole +
 * weight), without one null for no records.
 */
export function shareOf(isPart: (record: FeatureRecord) => boolean, prior?: Prior): Aggregate {
  let part = 0
  let whole = 0
  return {
    count(record, sign) {
      whole += sign
      if (isPart(record)) part += sign
    },
    read() {
      if (prior) return (part + prior.mean * prior.weight) / (whole + prior.weight)
      return whole === 0 ? null : part / whole
    },
  }
}
