/** The fragment of the address: which view, and never what a visitor looks at. */
import type { View } from './state.ts'

/** `#plan`, `#workshop`; anything else is the works. */
export function viewOf(fragment: string): View {
  return fragment === '#plan' ? 'plan' : fragment === '#workshop' ? 'workshop' : 'works'
}
