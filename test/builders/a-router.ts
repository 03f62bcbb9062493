/** The REST surface over an engine in memory, asked as a page asks it. */
import { aCatalog } from './a-catalog.ts'
import { aContent, someTags } from './a-content.ts'
import { anEngine } from './an-engine.ts'
import { createRouter } from '../../src/api/create-router.ts'
import { engineHost } from '../../src/publisher/serve/engine-host.ts'
import type { RecsysHost } from '../../src/api/recsys-host.ts'

export interface ARouter {
  readonly host: RecsysHost
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
}

/** Eight contents, four of the sea and four of war; `host` wins. */
export function aRouter(host: Partial<RecsysHost> = {}): ARouter {
  const contents = Array.from({ length: 8 }, (_, at) =>
    aContent({ id: `w${at}`, tags: someTags(at % 2 === 0 ? 'subject:sea' : 'subject:war'), year: 1600 + at }),
  )
  const whole: RecsysHost = { ...engineHost(anEngine(aCatalog({ contents })).engine), ...host }
  const router = createRouter(whole)
  return {
    host: whole,
    ask: async (path, init) => router.fetch(new Request(new URL(path, 'https://docent.invalid/'), init)),
  }
}

/** A request with a JSON body. */
export function aPost(body: unknown, type = 'application/json'): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

/** Status, code and message of a refusal. */
export async function errorOf(response: Response): Promise<{ status: number; code: string; message: string }> {
  const { error } = (await response.json()) as { error: { code: string; message: string } }
  return { status: response.status, code: error.code, message: error.message }
}
