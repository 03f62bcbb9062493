/** A database as version 3 made it, frozen: devices hold such, whatever the code says today. */
import { settled } from './raw-idb.ts'

/** As the build of version 3 sealed it. */
const EVENT = {
  json: '{"id":"old","userId":"visitor","event":"content_viewed","ts":1773489600000,"contentId":"1","dwellSeconds":10}',
  crc: 35786950,
}

/** Makes it, with one event of the tests' visitor. */
export async function makeVersion3(name: string): Promise<void> {
  const opening = indexedDB.open(name, 3)
  opening.onupgradeneeded = () => {
    const database = opening.result
    const stores = ['events', 'models', 'preferences', 'served', 'textVectors', 'importedCatalog']
    for (const store of stores) database.createObjectStore(store)
    const aside = database.createObjectStore('aside', { autoIncrement: true })
    aside.createIndex('byOwner', ['store', 'userId', 'at'])
  }
  const database = await settled(opening)
  const writing = database.transaction(['events'], 'readwrite')
  await settled(writing.objectStore('events').put({ events: [EVENT] }, ['visitor', '0123456789abcdef']))
  database.close()
}
