/** Notes what was served, for rotation now and for features and evaluation later. */
import type { SideEffect } from '../visit.ts'

export const recordServed: SideEffect = {
  name: 'record-served',
  run: (entry, stores) => stores.recordServed(entry),
}
