/** The body of a request as data, read with suspicion: type, length, depth, JSON, in this order. */
import { DocentError } from '../base/docent-error.ts'

/** [AP4] A day of a busy house is a tenth of it. */
export const MOST_BODY_BYTES = 1_048_576
/** A body that is too large is taken up to here and thrown away: a sender that is cut off would not read the answer. */
const MOST_TAKEN_BYTES = 8 * MOST_BODY_BYTES
/** [AP4] Real payloads of analytics are 6 deep; beyond this a body is there to break its reader. */
export const MOST_DEPTH = 64

/**
 * [AP4] Errors: `rest-not-json` for any other type than JSON, `rest-too-large` beyond 1 MB, `rest-bad-request` for what is
 * no JSON in UTF-8 or is nested too deep. No message holds a part of the body.
 */
export async function readBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  // A form or a text could be sent by any site's page without asking first; JSON cannot.
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) throw notJson(type)
  const text = textOf(await readBytes(request))
  if (isTooDeep(text)) throw badBody(`is nested more than ${MOST_DEPTH} deep`)
  try {
    return JSON.parse(text)
  } catch {
    throw badBody('is no JSON')
  }
}

async function readBytes({ headers, body }: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(headers.get('content-length')) > MOST_TAKEN_BYTES) throw tooLarge()
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  for (;;) {
    const piece = await reader?.read()
    if (piece?.value === undefined) break
    size += piece.value.length
    if (size <= MOST_BODY_BYTES) pieces.push(piece.value)
    if (size <= MOST_TAKEN_BYTES) continue
    await reader?.cancel().catch(() => undefined)
    break
  }
  if (size > MOST_BODY_BYTES) throw tooLarge()
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw badBody('is no UTF-8')
  }
}

/** Looked for in the text: what is too deep to be cloned may be too deep to be walked through. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const one = text[at]
    if (quoted) {
      if (one === '\\') at++
      else if (one === '"') quoted = false
    } else if (one === '"') quoted = true
    else if (one === '[' || one === '{') {
      if (++depth > MOST_DEPTH) return true
    } else if (one === ']' || one === '}') depth--
  }
  return false
}

function notJson(type: string): DocentError {
  const found = type === '' ? 'none' : 'another'
  const todo = 'Send the events as JSON with that header.'
  return new DocentError('rest-not-json', `Expected a body of Content-Type application/json, found ${found}. ${todo}`)
}

function tooLarge(): DocentError {
  return new DocentError(
    'rest-too-large',
    `Expected a body of at most ${MOST_BODY_BYTES} bytes, found a larger one. Send the events in several batches.`,
    { mostBytes: MOST_BODY_BYTES },
  )
}

function badBody(fault: string): DocentError {
  const expected = 'Expected one event, a list of events or { "events": [...] } as JSON'
  return new DocentError('rest-bad-request', `${expected}, found a body that ${fault}. Nothing was stored.`)
}
