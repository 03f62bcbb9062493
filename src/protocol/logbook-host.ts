/** LogbookHost: what a vault answers beside its other verbs where it was given the logbook. */
import type { CountsFile, ExperimentStatus } from '../contracts/experiment.ts'
import type { ImportProfileOptions, ImportProfileReply } from '../contracts/profile-import.ts'
import type { ProfileExport } from '../contracts/profile-export.ts'
import type { ReplayOptions } from '../contracts/replay-options.ts'
import type { ReplayProgress, ReplayReport } from '../contracts/replay-report.ts'
import type { Wire } from './error-wire.ts'

export interface LogbookHost {
  /** Whether these verbs are there: a vault without the logbook has no such property. */
  readonly hasLogbook: true
  exportProfile(): Promise<Wire<ProfileExport>>
  importProfile(document: unknown, options: ImportProfileOptions): Promise<Wire<ImportProfileReply>>
  /** In slices, out of turn once the log is read: other verbs go on. */
  replay(options: ReplayOptions, onProgress?: (progress: ReplayProgress) => void): Promise<Wire<ReplayReport>>
  experiments(): Promise<Wire<readonly ExperimentStatus[]>>
  experimentCounts(): Promise<Wire<CountsFile>>
}
