/** LeftOutFields: counts the fields of a file that were left out, for one warning each. */
import type { LeftOut } from './unknown-field-warning.ts'

export class LeftOutFields {
  readonly #fields = new Map<string, LeftOut>()

  /** Once more, of a record that begins on `line`. */
  note(file: string, line: number, field: string): void {
    this.add({ file, line, field, records: 1 })
  }

  add(leftOut: LeftOut): void {
    const before = this.#fields.get(leftOut.field)
    const records = (before?.records ?? 0) + leftOut.records
    this.#fields.set(leftOut.field, { ...(before ?? leftOut), records })
  }

  /** In the order in which they came first. */
  get list(): readonly LeftOut[] {
    return [...this.#fields.values()]
  }
}
