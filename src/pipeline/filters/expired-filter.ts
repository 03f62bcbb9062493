/** Leaves out what is not shown any more. A future `publishedAt` is not held back: a kiosk's clock may stand in 1970. */
import type { Filter } from '../stage.ts'

export const expiredFilter: Filter = {
  name: 'expired',
  open:
    ({ catalog, now }) =>
    (item) => {
      const { expiresAt } = catalog.contentAt(item.row)
      return expiresAt !== undefined && expiresAt <= now ? 'expired' : undefined
    },
}
