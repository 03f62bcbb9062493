/** Mutated analytics payloads: whatever they are, the intake gives an event that fits the schema, or a reason. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { InteractionEvent, type Normalized } from '../../src/contracts/interaction-event.ts'
import { IntakeMapping } from '../../src/contracts/intake-mapping.ts'
import { IntakeSource } from '../../src/contracts/intake-source.ts'
import { join } from 'node:path'
import { mutate, mutateJson } from './mutate.ts'
import { normalizeBatch } from '../../src/intake/normalize-batch.ts'
import { normalizeEvent } from '../../src/intake/normalize-event.ts'
import { seededRandom } from '../../src/base/random.ts'
import { sharedFolder } from '../shared-folder.ts'

export interface IntakeFuzzReport {
  readonly seed: number
  readonly count: number
  /** Payloads that were mutated: ours, and the real ones where they are at hand. */
  readonly payloads: { readonly ours: number; readonly real: number }
  readonly events: number
  readonly refused: number
  readonly crashes: number
  /** Events that the schema does not take, and batches that lost or invented a payload. */
  readonly wrong: number
  readonly slow: number
  /** The first few that went wrong, to be made tests of. */
  readonly faults: readonly string[]
}

type Bytes = Uint8Array<ArrayBuffer>

/** The longest that one payload may take. */
const SLOW_MS = 50
const MOST_FAULTS = 10
/** Mutated payloads that are also taken together, so that pings and leaves find their looks. */
const BATCH = 20
const FIXTURES = fileURLToPath(new URL('../fixtures/intake', import.meta.url))
const REAL = join(sharedFolder ?? '', 'data/payloads')

const mapping = IntakeMapping.parse({
  events: { opened: 'content_viewed' },
  fields: { 'context.page.path': 'content_id', 'a.0.b': 'user_id', constructor: 'time' },
})

/** `count` mutations that `seed` decides, each read as every source's. Never throws: what goes wrong is counted. */
export function fuzzIntake(
  seed: number,
  count: number,
  tell: (done: number) => void = () => undefined,
): IntakeFuzzReport {
  const [ours, real] = [ourPayloads(), realPayloads()]
  const all = [...ours, ...real]
  const random = seededRandom(seed)
  const found = { events: 0, refused: 0, crashes: 0, wrong: 0, slow: 0 }
  const faults: string[] = []
  const fault = (what: 'crashes' | 'wrong' | 'slow', which: string): void => {
    found[what]++
    if (faults.length < MOST_FAULTS) faults.push(`${what}: ${which}`)
  }

  let batch: unknown[] = []
  for (let i = 0; i < count; i++) {
    const bytes = all[Math.floor(random() * all.length)] ?? new Uint8Array()
    const mutated = random() < 0.7 ? mutateJson(bytes, random) : mutate(bytes, all, random)
    const raw = jsonOrText(mutated)
    for (const source of IntakeSource.options) {
      const name = `${source}, number ${i}: ${Buffer.from(mutated.subarray(0, 400)).toString('base64')}`
      const options = { source, ...(i % 2 === 0 ? { mapping } : {}) }
      const { took, answer } = timed(() => normalizeEvent(raw, options))
      if (took > SLOW_MS) fault('slow', name)
      if (answer === undefined) fault('crashes', name)
      else if (!isSound(answer)) fault('wrong', name)
      else if ('event' in answer) found.events++
      else found.refused++
    }
    batch.push(raw)
    if (batch.length < BATCH && i + 1 < count) continue
    for (const source of IntakeSource.options) {
      const verdict = verdictOfBatch(batch, source)
      if (verdict) fault(verdict, `${source}, the batch that ends with number ${i}`)
    }
    batch = []
    if ((i + 1) % 1000 === 0) tell(i + 1)
  }
  if (Object.keys(Object.prototype).length > 0) fault('wrong', 'the prototype of objects was changed')
  return { seed, count, payloads: { ours: ours.length, real: real.length }, ...found, faults }
}

/** The lowest of three times, if need be: a machine that pauses is not slow code. */
function timed(read: () => Normalized): { readonly took: number; readonly answer: Normalized | undefined } {
  let took = Infinity
  let answer: Normalized | undefined
  for (let attempt = 0; attempt < 3 && took > SLOW_MS; attempt++) {
    const startedAt = performance.now()
    try {
      answer = read()
    } catch {
      answer = undefined
    }
    took = Math.min(took, performance.now() - startedAt)
  }
  return { took, answer }
}

function isSound(answer: Normalized): boolean {
  return 'event' in answer ? InteractionEvent.safeParse(answer.event).success : /^event-[a-z-]+$/.test(answer.refused)
}

function verdictOfBatch(raws: readonly unknown[], source: IntakeSource): 'crashes' | 'wrong' | undefined {
  try {
    const { events, refused, folded } = normalizeBatch(raws, { source })
    if (!events.every((event) => InteractionEvent.safeParse(event).success)) return 'wrong'
    // Envelopes give many; a payload that came alone gives one.
    const alone = raws.filter((raw) => typeof raw !== 'object' || raw === null || !('batch' in raw || 'data' in raw))
    const lists = alone.filter((raw) => Array.isArray(raw))
    return events.length + refused.length + folded.length >= alone.length - lists.length ? undefined : 'wrong'
  } catch {
    return 'crashes'
  }
}

/** Bytes that are no JSON any more come as a text. */
function jsonOrText(bytes: Bytes): unknown {
  const text = new TextDecoder().decode(bytes)
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return text
  }
}

function ourPayloads(): readonly Bytes[] {
  const files = readdirSync(FIXTURES).filter((file) => file.endsWith('.ndjson'))
  return files.flatMap((file) => linesOf(readFileSync(join(FIXTURES, file), 'utf8')))
}

/** Each line of a sample wraps one. None where the samples are not at hand. */
function realPayloads(): readonly Bytes[] {
  if (sharedFolder === undefined || !existsSync(REAL)) return []
  const files = readdirSync(REAL).filter((file) => /\.ndjson(\.gz)?$/.test(file))
  return files.flatMap((file) => {
    const bytes = readFileSync(join(REAL, file))
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
    return linesOf(text).map((line) => {
      const wrapper: unknown = JSON.parse(new TextDecoder().decode(line))
      const payload =
        typeof wrapper === 'object' && wrapper !== null && 'payload' in wrapper ? wrapper.payload : wrapper
      return new TextEncoder().encode(JSON.stringify(payload))
    })
  })
}

function linesOf(text: string): readonly Bytes[] {
  return text
    .trim()
    .split('\n')
    .map((line) => new TextEncoder().encode(line))
}
