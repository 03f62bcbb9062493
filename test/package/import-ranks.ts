/** The house rule of imports, as data (the table in src/README.md), and the check of a file's imports against it. */
import type { Import } from './import-graph.ts'

interface Room {
  /** Rooms whose code it may import. Its own files always. */
  readonly code: readonly string[]
  /** Rooms of which it may import types only. */
  readonly types?: readonly string[]
  /** Packages; `node:` stands for all built-ins of Node. */
  readonly packages?: readonly string[]
}

const GROUND = ['base', 'vector']
const NOUNS = [...GROUND, 'contracts', 'ports']
const LOGIC = [...NOUNS, 'intake', 'signals', 'features', 'bandit', 'models', 'feed', 'catalog']
const STAGES = [...LOGIC, 'pipeline', 'explain']
const PRODUCTS = [...STAGES, 'products', 'evaluation']
const ADAPTERS = ['idb', 'opfs', 'memory', 'minisearch', 'transformers', 'fetch', 'webcrypto', 'node'].map(
  (name) => `adapters/${name}`,
)
const INSIDE = [...PRODUCTS, 'importers', 'release', 'engine', ...ADAPTERS, 'protocol', 'api']

const logicRoom: Room = { code: NOUNS }
const stageRoom: Room = { code: LOGIC }
const productRoom: Room = { code: STAGES }
const adapter = (...packages: string[]): Room => ({ code: [...NOUNS, 'catalog'], packages })
const binding = (...packages: string[]): Room => ({ code: ['client', 'index'], types: ['base', 'contracts'], packages })

export const RANKS: Readonly<Record<string, Room>> = {
  base: { code: [] },
  vector: { code: [] },
  contracts: { code: ['base'], packages: ['zod/mini'] },
  ports: { code: ['base'], types: ['contracts'] },
  intake: logicRoom,
  signals: logicRoom,
  features: logicRoom,
  bandit: logicRoom,
  models: logicRoom,
  feed: { code: [...NOUNS, 'models'] },
  catalog: { ...logicRoom, packages: ['zod/mini'] },
  release: { code: [...NOUNS, 'catalog'], packages: ['zod/mini'] },
  importers: { code: [...NOUNS, 'catalog'], packages: ['csv-parse/browser/esm/sync', 'fast-xml-parser'] },
  pipeline: { ...stageRoom, types: ['explain'] },
  explain: { ...stageRoom, types: ['pipeline'] },
  products: productRoom,
  evaluation: productRoom,
  engine: { code: [...PRODUCTS, 'release'] },
  'adapters/idb': adapter('idb'),
  'adapters/opfs': adapter(),
  'adapters/memory': adapter(),
  'adapters/minisearch': adapter('minisearch'),
  'adapters/transformers': adapter('@huggingface/transformers', 'onnxruntime-web/wasm'),
  'adapters/fetch': adapter(),
  'adapters/webcrypto': adapter(),
  'adapters/node': adapter('node:'),
  protocol: { code: ['base'], types: ['contracts'], packages: ['comlink'] },
  api: { code: ['base', 'contracts'], types: ['protocol'], packages: ['hono', 'zod/mini'] },
  workers: { code: INSIDE, packages: ['comlink'] },
  publisher: {
    // `docent serve` sends the headers that the plugin writes into `_headers`: one list of them, in vite/policies.ts.
    // Of the workers it hands the profile features on, which are a registry and no worker.
    code: [...INSIDE, 'node', 'vite', 'workers'],
    packages: [
      'node:',
      'commander',
      'cli-progress',
      'csv-parse',
      'hono',
      'hono/utils/mime',
      '@hono/node-server',
      'hyparquet',
      'hyparquet-writer',
      'zod/mini',
    ],
  },
  cli: { code: [...INSIDE, 'publisher', 'node'], packages: ['node:', 'commander', 'cli-progress'] },
  // Of the workers only the shape of what an app hands to a vault or to Node alike.
  node: { code: INSIDE, types: ['workers'], packages: ['node:'] },
  publish: { code: [...INSIDE, 'release', 'client'] },
  client: { code: ['base', 'protocol'], types: ['contracts'], packages: ['comlink'] },
  index: { code: ['client', 'base'], types: ['contracts', 'protocol'] },
  elements: binding('lit'),
  react: binding('react', '@lit/react'),
  // A page understands raw events before its vault sees them, and answers its service worker as a vault answers a page.
  rest: { code: ['base', 'client', 'protocol', 'intake', 'api'], types: ['contracts'], packages: ['comlink'] },
  vite: binding('vite', 'node:'),
}

/** The room of a source: its folder under src (one deeper for adapters), or the entry's own name. */
export function roomOf(path: string): string {
  const parts = path.replace(/^src\//, '').split('/')
  if (parts.length === 1) return path.replace(/^src\//, '').replace(/\.ts$/, '')
  return parts[0] === 'adapters' ? `adapters/${parts[1] ?? ''}` : (parts[0] ?? '')
}

/** What is wrong with the imports, one sentence each; [] when all keep to the table. `files` are all sources there are. */
export function violations(imports: readonly Import[], files: ReadonlySet<string>): string[] {
  const unknown = [...files].filter((file) => !Object.hasOwn(RANKS, roomOf(file)))
  return [
    ...unknown.map((file) => `${file} is in a room that the table does not know`),
    ...imports.flatMap((each) => violationOf(each, files) ?? []),
  ]
}

function violationOf({ from, specifier, file, typeOnly }: Import, files: ReadonlySet<string>): string | undefined {
  const room = RANKS[roomOf(from)]
  if (room === undefined) return undefined
  if (file === undefined) {
    const allowed = room.packages?.some((name) =>
      name.endsWith(':') ? specifier.startsWith(name) : specifier === name,
    )
    return allowed ? undefined : `${from} may not import the package ${specifier}`
  }
  if (!files.has(file)) return `${from} imports ${specifier}, which is no source file (specifiers end in .ts)`
  const target = roomOf(file)
  if (target === roomOf(from) || room.code.includes(target) || (typeOnly && room.types?.includes(target)))
    return undefined
  const kind = room.types?.includes(target) ? 'types only' : 'nothing'
  return `${from} imports ${specifier}; from ${target}, ${roomOf(from)} may import ${kind}`
}
