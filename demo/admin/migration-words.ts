/** What became of the learnt weights when the facts that they are about were changed, in words. */
import type { ExplorationView } from 'docent'
import { weightWords } from './weight-words.ts'
import { whenWords } from '../why/event-words.ts'

type Migration = ExplorationView['migrations'][number]

/** "On Tuesday at 14:05: added variety of tags; rescaled a long text (200 → 100)." `now`: epoch ms. */
export function migrationWords({ at, added, removed, rescaled }: Migration, now: number): string {
  const when = whenWords(at, now)
  const changes = [
    ...(added.length > 0 ? [`added ${listOf(added)}`] : []),
    ...(removed.length > 0 ? [`removed ${listOf(removed)}`] : []),
    ...rescaled.map(({ name, from, to }) => `rescaled ${weightWords(name)} (${from} → ${to})`),
  ]
  return `${when.charAt(0).toUpperCase()}${when.slice(1)}: ${changes.join('; ')}. What was learnt of the rest stayed.`
}

function listOf(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names.map(weightWords))
}
