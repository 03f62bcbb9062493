/** A folder served at a free port of this machine, for one test. */
import { request } from 'node:http'
import { onTestFinished } from 'vitest'
import { serveFolder } from '../../src/publisher/serve/serve-folder.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** As it came over the wire, not inflated. */
  readonly body: Buffer
}

export interface AServedFolder {
  readonly url: string
  /** All that the server had to say. */
  readonly told: readonly string[]
  /** Sends `path` as it is: no client tidies it up on the way. */
  readonly ask: (path: string, headers?: Readonly<Record<string, string>>, method?: string) => Promise<Answer>
}

export async function aServedFolder(folder: string): Promise<AServedFolder> {
  const told: string[] = []
  const served = await serveFolder({ folder, port: 0, host: '127.0.0.1', tell: (line) => told.push(line) })
  onTestFinished(() => served.close())
  return { url: served.url, told, ask: (path, headers, method) => ask(served.url, path, headers, method) }
}

/** One request as it stands, to any server. */
export function ask(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('error', reject)
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
    asked.once('error', reject)
    asked.end()
  })
}
