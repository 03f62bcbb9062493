/** A server of the built demo that a test can stop, start again, and give another version of the page. */
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig, preview, type PreviewServer } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const COMMON: InlineConfig = { mode: 'demo', configFile: `${ROOT}vite.config.ts`, logLevel: 'error' }
/** What `npm test` has built before. */
const BUILT = process.env['DOCENT_DEMO_DIST'] ?? `${ROOT}dist-demo`

export class MuseumServer {
  #server: PreviewServer | undefined
  #port = 0

  /** With a slash at its end; the same over stops and starts. */
  get address(): string {
    return `http://localhost:${this.#port}/`
  }

  async start(outDir = BUILT): Promise<void> {
    const server = await preview({
      ...COMMON,
      build: { outDir },
      preview: { port: this.#port, strictPort: this.#port !== 0, host: 'localhost' },
    })
    const address = server.httpServer.address()
    if (typeof address === 'object' && address) this.#port = address.port
    this.#server = server
  }

  /** Nobody listens at the address any more, and connections that were open are cut. */
  async stop(): Promise<void> {
    await this.#server?.close()
    this.#server = undefined
  }
}

/** Builds the demo as its next version: another title, and other names for all its scripts. */
export async function buildNextVersion(outDir: string, title: string): Promise<void> {
  await build({
    ...COMMON,
    plugins: [
      {
        name: 'next-version',
        transformIndexHtml: (html) => html.replace(/<title>.*<\/title>/, `<title>${title}</title>`),
      },
    ],
    build: { outDir, emptyOutDir: true, rolldownOptions: { output: { banner: '/* the next version */' } } },
  })
}

/** Builds the demo for the releases of `root`, which the caller writes into its catalog folder. */
export async function buildWithRoot(outDir: string, root: string): Promise<void> {
  await build({
    ...COMMON,
    define: { CATALOG_ROOT: JSON.stringify(root) },
    build: { outDir, emptyOutDir: true },
  })
}
