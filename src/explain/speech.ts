/** Speech: how the reasons of a product's lists are put in words. */
import { leadingReason, type LeadingReason, type SentenceFacts } from './leading-reason.ts'
import { english } from './sentences/en.ts'
import type { SentenceTable } from './sentences/sentence-table.ts'

export interface Speech {
  /** [EX7] What to say of an item; never more than its lines say. `named`: tags that the list's sentences named. */
  readonly lead: (facts: SentenceFacts, named: ReadonlySet<string>) => LeadingReason
  /** By language; every situation that `lead` gives has variants. */
  readonly tables: Readonly<Record<string, SentenceTable>> & { readonly en: SentenceTable }
}

/** Of what a visitor looked at, chose and searched for. */
export const visitSpeech: Speech = { lead: leadingReason, tables: { en: english } }
