/** Leaves out what is published only later. */
import type { Filter } from '../stage.ts'

export const unpublishedFilter: Filter = {
  name: 'unpublished',
  open:
    ({ catalog, now }) =>
    ({ row }) =>
      (catalog.contentAt(row).publishedAt ?? now) > now ? 'unpublished' : undefined,
}
