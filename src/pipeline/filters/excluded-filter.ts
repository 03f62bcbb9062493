/** Leaves out what the caller excludes and what earlier pages of the same list returned. */
import type { Filter } from '../stage.ts'

export const excludedFilter: Filter = {
  name: 'excluded',
  open: ({ excluded }) =>
    excluded.size === 0 ? undefined : ({ contentId }) => (excluded.has(contentId) ? 'excluded' : undefined),
}
