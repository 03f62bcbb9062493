/** Names what the kiosk asked the site for. */
import type { SeenRequest } from './curator-site.ts'
import type { Step } from './desk-state.ts'

/** `startedAt`: epoch ms. `roles`: what objects are, by their digest. In the order in which they were asked for. */
export function stepsOf(
  seen: readonly SeenRequest[],
  startedAt: number,
  roles: ReadonlyMap<string, string>,
): readonly Step[] {
  return seen.map(({ path, bytes, found, at }) => ({
    what: wordsOf(path, roles),
    bytes,
    found,
    at: Math.max(0, at - startedAt),
  }))
}

function wordsOf(path: string, roles: ReadonlyMap<string, string>): string {
  if (path === 'head') return 'The head: which release is the latest'
  if (path.startsWith('root/')) return 'A newer root: whom to trust'
  return roles.get(path.replace('o/', '')) ?? 'A part of the catalogue'
}
