/** Proposes exactly the contents that the caller gave: the source of rank(). */
import type { Source } from '../stage.ts'

export function givenSource(contentIds: readonly string[]): Source {
  return {
    name: 'given',
    generate: () => contentIds.map((contentId) => ({ contentId, generatedBy: 'given', baseScore: 0 })),
  }
}
