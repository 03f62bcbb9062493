/**
 * `npm run demo`: builds the demo and serves it, with the headers that `docent/vite` sets, until Ctrl-C.
 * `--port N` asks for a port (a taken one gives the next free); `--dev` serves the sources, reloading on change.
 */
import { parseArgs } from 'node:util'
import { build, createServer, preview } from 'vite'

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' }, dev: { type: 'boolean' } } })
const address = { port: Number(values.port), host: 'localhost' }

/** Vite's own lines would stand between the reader and the one line that matters. */
const common = { mode: 'demo', configFile: 'vite.config.ts', logLevel: 'warn' }

let server
if (values.dev) {
  server = await createServer({ ...common, server: address })
  await server.listen()
} else {
  console.error('Building the demo ...')
  await build(common)
  server = await preview({ ...common, preview: address })
}
const { port } = server.httpServer.address()
console.log(`Docent demo: http://localhost:${port}/`)
