/** FileSurvey: which fields a file names, and which of them any record fills; what is completed depends on all of it. */
import { isNamed } from './json-reach.ts'

export class FileSurvey {
  /** In the order of their first record. */
  readonly names = new Set<string>()
  readonly filled = new Set<string>()

  note(value: unknown): void {
    if (!isNamed(value)) return
    for (const [name, found] of Object.entries(value)) {
      this.names.add(name)
      if (found !== undefined && found !== null && (typeof found !== 'string' || found.trim() !== '')) {
        this.filled.add(name)
      }
    }
  }
}
