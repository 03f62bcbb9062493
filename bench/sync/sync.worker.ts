/** The sync worker as an app has it, but that its root comes by a message. */
import { runSync } from '../../src/workers/sync.ts'

addEventListener(
  'message',
  ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') runSync({ root: data })
  },
  { once: true },
)
