/**
 * `npm run sentences [-- N]`: simulates N visits (50) of The Meridian and prints each list with its sentences, to be read
 * for sense. Needs `npm run build`. Deterministic: the same catalog gives the same lists.
 */
import { fileURLToPath } from 'node:url'
import { openEngine } from '../../dist/node.js'

const visits = Number(process.argv[2] ?? 50)
const LOOKS = [0, 1, 2, 3, 5, 8]
const COUNT = 6
/** A prime beyond the catalog's size, so that visits wander through all of it. */
const STRIDE = 7919

const engine = await openEngine({ catalog: fileURLToPath(new URL('../../public/catalog', import.meta.url)) })
const { catalog } = engine
const now = Date.now()
for (let visit = 0; visit < visits; visit++) {
  const userId = `visit-${visit}`
  const looks = LOOKS[visit % LOOKS.length]
  for (let at = 0; at < looks; at++) {
    const { id } = catalog.contentAt(((visit + 1) * STRIDE + at * (visit % 2 ? 1 : STRIDE)) % catalog.size)
    const liked = (visit + at) % 4 !== 3
    await engine.ingest([
      {
        event: 'content_viewed',
        userId,
        messageId: `${userId}-${at}`,
        originalTimestamp: new Date(now - (looks - at) * 60_000).toISOString(),
        properties: { content_id: id, dwell_seconds: liked ? 45 : 1, end_reason: liked ? 'next_button' : 'abandon' },
      },
    ])
    console.log(
      `${at === 0 ? `\nVisit ${visit + 1}\n` : ''}   ${liked ? 'stayed with' : 'left'} ${catalog.get([id]).get(id).title}`,
    )
  }
  if (looks === 0) console.log(`\nVisit ${visit + 1}\n   nothing yet`)
  const { strategy, items } = await engine.recommend(userId, { count: COUNT })
  for (const { content, reason } of items) console.log(`   ${strategy}  ${content.title}: ${reason}`)
}
