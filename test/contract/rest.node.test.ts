import { describeRest } from './rest.contract.ts'
import { engineHost } from '../../src/publisher/serve/engine-host.ts'
import { fileURLToPath } from 'node:url'
import { MUSEUM_FEATURES, profileFeatures } from '../../src/workers/features.ts'
import { openEngine } from '../../src/node.ts'
import { serveFolder } from '../../src/publisher/serve/serve-folder.ts'

const CATALOG = fileURLToPath(new URL('../browser/catalogs/first', import.meta.url))

describeRest('docent serve --api', async () => {
  const engine = await openEngine({ catalog: CATALOG, features: profileFeatures(MUSEUM_FEATURES) })
  const served = await serveFolder({
    folder: CATALOG,
    port: 0,
    host: '127.0.0.1',
    tell: () => undefined,
    api: engineHost(engine),
  })
  return {
    ask: (path, init) => fetch(new URL(path, served.url), init),
    recommend: (options) => engine.recommend('visitor', options),
    keeps: 'many',
    hasFeatures: true,
    forget: () => Promise.all(['visitor', 'somebody'].map((userId) => engine.reset(userId))),
    close: () => served.close(),
  }
})
