/** Has the visitor's log made again under other settings. */
import type { AdminState } from './admin-state.ts'
import type { App } from '../page/app.ts'
import { DocentError, type RecConfigInput } from 'docent'
import { logbookOf } from './logbook.ts'

export interface Setting {
  readonly id: string
  readonly words: string
  readonly config: RecConfigInput
}

/** Each changes one thing. */
export const SETTINGS: readonly Setting[] = [
  { id: 'variety', words: 'More variety', config: { mmrLambda: 0.4 } },
  { id: 'likeness', words: 'No variety', config: { mmrLambda: 1 } },
  { id: 'tags', words: 'Tags alone', config: { fusionWeights: { semantic: 0, search: 0 } } },
  { id: 'meaning', words: 'Meaning alone', config: { fusionWeights: { tag: 0, interest: 0 } } },
  { id: 'memory', words: 'A shorter memory', config: { halfLifeDays: 1 } },
]

export async function runReplay(app: App, { id, config }: Setting): Promise<void> {
  if (app.state.admin.replay?.progress) return
  const show = (change: Omit<NonNullable<AdminState['replay']>, 'setting'>): void =>
    app.update({ admin: { ...app.state.admin, replay: { setting: id, ...change } } })
  show({ progress: { done: 0, of: 1 } })
  try {
    show({ report: await logbookOf(app).replay({ config, onProgress: (progress) => show({ progress }) }) })
  } catch (thrown) {
    if (!(thrown instanceof DocentError)) throw thrown
    show({ report: { refused: `${thrown.message} (${thrown.code})` } })
  }
}
