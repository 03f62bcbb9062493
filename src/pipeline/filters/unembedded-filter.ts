/** Leaves out what a growing catalog has no vector of yet: by words it is found, but how much it is liked is unknown. */
import type { Filter } from '../stage.ts'

export const unembeddedFilter: Filter = {
  name: 'unembedded',
  open:
    ({ catalog }) =>
    ({ row }) =>
      catalog.hasVector(row) ? undefined : 'unembedded',
}
