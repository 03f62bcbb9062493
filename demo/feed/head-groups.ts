/** The lines of a feed's score in the order they add up: the terms of each head together, then what came after. */
import type { Line } from 'docent'
import { FEATURE_NAMES } from './feature-words.ts'
import type { Head } from './feed-state.ts'

export interface HeadGroup {
  readonly head: Head
  /** Sum of its terms: what the head gives, times its weight. */
  readonly value: number
  /** What is usual first, then the features, those that move most first; those that moved nothing last, with 0. */
  readonly terms: readonly Line[]
}

export interface FeedTerms {
  readonly heads: readonly HeadGroup[]
  /** In their order, each with the factor that it multiplied the sum before it by, where it is one. */
  readonly after: readonly { readonly line: Line; readonly factor: number | undefined }[]
}

const HEAD_KINDS: readonly Head[] = ['engagement', 'follow', 'embedding']
const FACTOR_KINDS: readonly Line['kind'][] = ['source', 'safety', 'diversity']

export function feedTerms(lines: readonly Line[]): FeedTerms {
  const heads = HEAD_KINDS.flatMap((head): readonly HeadGroup[] => {
    const own = lines.filter(({ kind }) => kind === head)
    return own.length === 0 ? [] : [{ head, value: sum(own), terms: withSilent(head, own) }]
  })
  let before = heads.reduce((total, { value }) => total + value, 0)
  const after = lines
    .filter(({ kind }) => !HEAD_KINDS.some((head) => head === kind))
    .map((line) => {
      const factor = FACTOR_KINDS.includes(line.kind) && before !== 0 ? (before + line.value) / before : undefined
      before += line.value
      return { line, factor }
    })
  return { heads, after }
}

/** A head of the network reads all twenty features; the blend of embeddings only those that it names. */
function withSilent(head: Head, own: readonly Line[]): readonly Line[] {
  const usual = own.filter(({ label }) => label === 'usual')
  const spoken = own.filter(({ label }) => label !== 'usual').toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
  if (usual.length === 0) return spoken
  const silent = FEATURE_NAMES.filter((name) => !spoken.some(({ label }) => label === name)).map((label): Line => ({
    kind: head,
    label,
    value: 0,
    because: [],
  }))
  return [...usual, ...spoken, ...silent]
}

function sum(lines: readonly Line[]): number {
  return lines.reduce((total, { value }) => total + value, 0)
}
