/** One plain sentence an item, in one language. */
import type { SentenceFacts } from './leading-reason.ts'
import { type Speech, visitSpeech } from './speech.ts'
import { quotableQuery } from './quotable-query.ts'
import type { SentenceTable } from './sentences/sentence-table.ts'

/** Writes the sentences of one list, so that no two open alike as long as the language has variants left. */
export class SentenceWriter {
  readonly #table: SentenceTable
  readonly #lead: Speech['lead']
  readonly #openings = new Set<string>()
  /** Tags named so far. */
  readonly #tags = new Set<string>()

  /** Unknown languages read English. */
  constructor(locale: string, { lead, tables }: Speech = visitSpeech) {
    this.#table = tables[locale.split('-')[0] ?? 'en'] ?? tables.en
    this.#lead = lead
  }

  /** [EX7] The sentence of one item. [EX8] It opens with another word than those before it, else another two words. */
  write(facts: SentenceFacts): string {
    const { situation, works, tag, label, query, simulated } = this.#lead(facts, this.#tags)
    if (tag !== undefined) this.#tags.add(tag)
    const quoted = quotableQuery(query ?? '')
    const words: Readonly<Record<string, string>> = {
      works: this.#titles(works),
      tag: tag === undefined ? '' : (facts.phraseOf?.(tag) ?? this.#table.tagPhrase(tag)),
      label: label ?? '',
      query: quoted === '' ? '' : this.#titles([quoted]),
      sim: simulated ? this.#table.simulated : '',
    }
    // One pass: what is put in is never read again, whatever a title holds.
    const fill = (variant: string): string =>
      capitalise(variant.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? ''))
    const every = this.#table.variants[situation] ?? []
    const variants = quoted === '' ? every.filter((variant) => !variant.includes('{query}')) : every
    return this.#unopened(variants, fill, 1) ?? this.#unopened(variants, fill, 2) ?? fill(variants[0] ?? '')
  }

  /** The first variant that opens with `words` words that no sentence of the list has opened with. */
  #unopened(variants: readonly string[], fill: (variant: string) => string, words: number): string | undefined {
    for (const variant of variants) {
      const sentence = fill(variant)
      if (this.#openings.has(openingOf(sentence, words))) continue
      this.#openings.add(openingOf(sentence, 1)).add(openingOf(sentence, 2))
      return sentence
    }
    return undefined
  }

  #titles(works: readonly string[]): string {
    const [open, close] = this.#table.quote
    return works.map((title) => `${open}${title}${close}`).join(this.#table.and)
  }
}

function openingOf(sentence: string, words: number): string {
  return sentence.split(' ', words).join(' ').toLowerCase()
}

function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
