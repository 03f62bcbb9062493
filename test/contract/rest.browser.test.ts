/** The REST surface of a page, with its vault in a real worker over IndexedDB. */
import { aDatabase, FIRST_EDITION, vaultWorker } from '../browser/open-docent.ts'
import { createDocent } from '../../src/index.ts'
import { createRest } from '../../src/rest/create-rest.ts'
import { deleteRaw } from './raw-idb.ts'
import { describeRest } from './rest.contract.ts'

describeRest('rest.fetch', async () => {
  const database = aDatabase()
  const docent = await createDocent({ catalog: FIRST_EDITION, worker: vaultWorker, database })
  const rest = createRest(docent)
  return {
    ask: (path, init) => rest.fetch(path, init),
    recommend: (options) => docent.recommend(options),
    keeps: 'one',
    hasFeatures: false,
    forget: () => docent.reset(),
    close: async () => {
      await docent.close()
      await deleteRaw(database)
    },
  }
})
