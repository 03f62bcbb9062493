/** A sync worker whose root comes by a message, as each test has a site of its own; else as an app would write it. */
import { runSync } from '../../../src/workers/sync.ts'

addEventListener(
  'message',
  (event: MessageEvent<unknown>) => {
    if (typeof event.data !== 'string') return
    runSync({ root: event.data })
  },
  { once: true },
)
