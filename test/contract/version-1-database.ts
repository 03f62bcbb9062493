/** A database as version 1 made it, frozen: devices hold such, whatever the code says today. */
import { settled } from './raw-idb.ts'

/** As the build of version 1 sealed it. */
const EVENT = {
  json: '{"id":"old","userId":"visitor","event":"content_viewed","ts":1773489600000,"contentId":"1","dwellSeconds":10}',
  crc: 35786950,
}

/** Makes it, with one event of the tests' visitor and a catalog 'v1'. */
export async function makeVersion1(name: string): Promise<void> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => {
    const database = opening.result
    for (const store of ['events', 'models', 'preferences', 'served', 'catalog']) database.createObjectStore(store)
    const aside = database.createObjectStore('aside', { autoIncrement: true })
    aside.createIndex('byOwner', ['store', 'userId', 'at'])
  }
  const database = await settled(opening)
  const writing = database.transaction(['events', 'catalog'], 'readwrite')
  const bytes = Uint8Array.of(1, 2, 3)
  await Promise.all([
    settled(writing.objectStore('events').put({ events: [EVENT] }, ['visitor', '0123456789abcdef'])),
    settled(
      writing.objectStore('catalog').put({ version: 'v1', manifest: bytes, items: bytes, vectors: bytes }, 'current'),
    ),
  ])
  database.close()
}
