/** Over-blocking: works of art that a filter of toxic words would take from a museum. */
import type { ArtSubject } from './art-subject.ts'
import { shareAbove } from './word-figures.ts'

export interface ArtFigures {
  readonly works: number
  /** Share above the mild threshold, and above the heavy one: those a museum would lose. */
  readonly dimmed: number
  readonly lost: number
}

export type ArtGroup = ArtSubject | 'either' | 'other'

interface Judged {
  readonly subjects: readonly ArtSubject[]
  readonly probability: number
}

/** Of the seed's rule. A work is lost where the heavy factor meets it. */
const MILD_ABOVE = 0.5
const HEAVY_ABOVE = 0.7

/** By group; a work of two subjects counts in both, and once in `either`. */
export function artFigures(works: readonly Judged[]): Readonly<Record<ArtGroup, ArtFigures>> {
  const of = (isIn: (subjects: readonly ArtSubject[]) => boolean): ArtFigures => {
    const found = Float64Array.from(
      works.filter(({ subjects }) => isIn(subjects)).map(({ probability }) => probability),
    )
    return { works: found.length, dimmed: shareAbove(found, MILD_ABOVE), lost: shareAbove(found, HEAVY_ABOVE) }
  }
  return {
    nude: of((subjects) => subjects.includes('nude')),
    violence: of((subjects) => subjects.includes('violence')),
    either: of((subjects) => subjects.length > 0),
    other: of((subjects) => subjects.length === 0),
  }
}
