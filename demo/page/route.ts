/** The fragment of the address: which view, and never what a visitor looks at. */
import type { View } from './state.ts'

const VIEWS: readonly View[] = ['works', 'feed', 'plan', 'workshop', 'admin']

/** `#feed`, `#plan`, `#workshop`, `#admin`; anything else is the works. */
export function viewOf(fragment: string): View {
  return VIEWS.find((view) => fragment === `#${view}`) ?? 'works'
}
