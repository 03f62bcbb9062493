/** RecordsReport: what a build found in its sources, for a curator to look over before anything is written (SPEC FM10). */
import { CONTENT_FIELDS, type Content } from '../contracts/content.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import type { RecordMapping } from '../contracts/record-mapping.ts'
import type { RecordsReading } from '../importers/records-reading.ts'

export interface RecordsReport {
  /** Records that were read; refused ones are among the faults. */
  readonly records: number
  /** How many records fill each field, and their share in [0, 1]; fields that none fills are not named. */
  readonly fields: Readonly<Record<string, { readonly records: number; readonly share: number }>>
  /** By facet: records with a tag of it, and how many different labels. */
  readonly tags: Readonly<Record<string, { readonly records: number; readonly labels: number }>>
  readonly withoutText: number
  readonly withoutTags: number
  /** Records by language; `unknown` where none is said. */
  readonly languages: Readonly<Record<string, number>>
  /** Records that are translated into each language. */
  readonly translations: Readonly<Record<string, number>>
  /** Records by content type, and how many of them have a picture or a duration. */
  readonly media: Readonly<
    Record<string, { readonly records: number; readonly image: number; readonly duration: number }>
  >
  readonly duplicateIds: number
  /** Columns and fields that were read as others: of the mapping, and by their usual names. */
  readonly mapped: readonly { readonly from: string; readonly to: string }[]
  /** Fields that were left out, in how many records of a file. */
  readonly leftOut: readonly Pick<RecordWarning, 'file' | 'field' | 'records'>[]
}

interface MediaCount {
  readonly records: number
  readonly image: number
  readonly duration: number
}

const SHARE_DECIMALS = 1000

/** Counts contents one by one and keeps none of them. */
export class RecordsCount {
  #records = 0
  #withoutText = 0
  #withoutTags = 0
  readonly #fields = new Map<string, number>()
  readonly #tags = new Map<string, { records: number; readonly labels: Set<string> }>()
  readonly #languages = new Map<string, number>()
  readonly #translations = new Map<string, number>()
  readonly #media = new Map<string, MediaCount>()

  add(content: Content): void {
    this.#records++
    const { contentType, text, tags, lang = 'unknown', translations = {} } = content
    for (const [field, value] of Object.entries(content)) if (isFilled(value)) count(this.#fields, field)
    if (text === '') this.#withoutText++
    if (tags.length === 0) this.#withoutTags++
    for (const { facet, label } of tags) this.#labelsOf(facet).add(label)
    for (const facet of new Set(tags.map((tag) => tag.facet))) this.#tagged(facet).records++
    count(this.#languages, lang)
    for (const each of Object.keys(translations)) count(this.#translations, each)
    const media = this.#media.get(contentType) ?? { records: 0, image: 0, duration: 0 }
    this.#media.set(contentType, {
      records: media.records + 1,
      image: media.image + (content.image === undefined ? 0 : 1),
      duration: media.duration + (content.durationSeconds === undefined ? 0 : 1),
    })
  }

  report(reading: RecordsReading, mapping: RecordMapping | undefined): RecordsReport {
    const all = this.#records
    const share = (records: number): number => Math.round((records / all) * SHARE_DECIMALS) / SHARE_DECIMALS
    const fields = CONTENT_FIELDS.flatMap((field) => {
      const records = this.#fields.get(field)
      return records === undefined ? [] : [[field, { records, share: share(records) }] as const]
    })
    const leftOut = new Set(reading.leftOut)
    const renamed = reading.warnings.flatMap((warning) =>
      warning.meant === undefined || leftOut.has(warning) ? [] : [{ from: warning.field, to: warning.meant }],
    )
    const columns = Object.entries(mapping?.columns ?? {}).map(([from, to]) => ({ from, to }))
    return {
      records: all,
      fields: Object.fromEntries(fields),
      tags: Object.fromEntries(
        sorted(this.#tags, (each) => each.records).map(([facet, { records, labels }]) => [
          facet,
          { records, labels: labels.size },
        ]),
      ),
      withoutText: this.#withoutText,
      withoutTags: this.#withoutTags,
      languages: Object.fromEntries(sorted(this.#languages, Number)),
      translations: Object.fromEntries(sorted(this.#translations, Number)),
      media: Object.fromEntries(sorted(this.#media, (each) => each.records)),
      duplicateIds: reading.duplicateIds,
      mapped: [...columns, ...renamed],
      leftOut: reading.leftOut.map(({ file, field, records }) => ({ file, field, records })),
    }
  }

  #tagged(facet: string): { records: number; readonly labels: Set<string> } {
    const known = this.#tags.get(facet)
    if (known !== undefined) return known
    const fresh = { records: 0, labels: new Set<string>() }
    this.#tags.set(facet, fresh)
    return fresh
  }

  #labelsOf(facet: string): Set<string> {
    return this.#tagged(facet).labels
  }
}

/** `hasImage: false`, no words, no tags and an empty text say nothing of a record. */
function isFilled(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== '' &&
    value !== false &&
    value !== 0 &&
    !(Array.isArray(value) && value.length === 0)
  )
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** The most frequent first; of equal ones the lesser name. */
function sorted<T>(counts: ReadonlyMap<string, T>, numberOf: (value: T) => number): readonly [string, T][] {
  return [...counts].toSorted(([a, one], [b, other]) => numberOf(other) - numberOf(one) || (a < b ? -1 : 1))
}
