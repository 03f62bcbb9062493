/** Walks the document as a tester would who has nothing else: what it says is asked for, and what it does not. */
import { aPost, aRouter } from '../../builders/a-router.ts'
import { describe, expect, it } from 'vitest'
import { aRawLook } from '../../builders/an-engine.ts'
import fc from 'fast-check'
import * as z from 'zod'

interface Parameter {
  readonly name: string
  readonly required: boolean
  readonly schema?: object
  readonly content?: Readonly<Record<string, { readonly schema: object }>>
}

interface Operation {
  readonly parameters: readonly Parameter[]
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >
  readonly requestBody?: object
}

interface Document {
  readonly servers: readonly [{ readonly url: string }]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

interface Asked {
  readonly path: string
  readonly operation: Operation
  readonly init: RequestInit
  /** The document lets it be sent. */
  readonly valid: boolean
}

const router = aRouter()
const document = (await (await router.ask('/recsys/openapi.json')).json()) as Document
const validators = new Map<object, z.ZodType>()

/** Reads answers by nothing but the text of the document. */
function validatorOf(schema: object): z.ZodType {
  const known = validators.get(schema)
  if (known) return known
  const text = JSON.stringify({ ...schema, $defs: document.components.schemas })
  const made = z.fromJSONSchema(
    JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as Parameters<typeof z.fromJSONSchema>[0],
  )
  validators.set(schema, made)
  return made
}

/** Values of a parameter as a query writes them; those of a schema that it does not know are the parameter's own. */
const VALID: Readonly<Record<string, fc.Arbitrary<string>>> = {
  user_id: fc.oneof(fc.constantFrom('v', 'visitor', '__proto__', 'constructor'), fc.string({ minLength: 1 })).map(bare),
  source: fc.constantFrom('rudderstack', 'segment', 'posthog', 'snowplow', 'postgres'),
  limit: fc.integer({ min: 1, max: 1000 }).map(String),
  product: fc.constant('gallery'),
  where: fc.constantFrom(
    '{}',
    '{"year":{"between":[1600,1603]}}',
    '{"and":[{"tags":{"containsAny":["subject:sea"]}},{"not":{"id":{"in":["w0"]}}}]}',
    '{"or":[{"room":{"exists":true}},{"title":{"eq":"x"}}]}',
  ),
  exclude: fc.string(),
  diversity: fc.double({ min: 0, max: 1, noNaN: true }).map(String),
  min_score: fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String),
  rotation: fc.constantFrom('0', '0.5', '1'),
  near: fc.constantFrom('{"lat":48.1,"lon":11.5}', '{"x":1,"y":2,"floor":"0"}', '{"room":"12"}'),
  explain: fc.constantFrom('true', 'false'),
  trace: fc.constantFrom('true', 'false'),
}

/** Sent where the document does not say it: whatever a client may come up with. */
const nonsense = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '-1',
    '0',
    '1e999',
    'NaN',
    'null',
    'true',
    '{',
    '[]',
    '{"and":7}',
    '{"__proto__":{}}',
    '%',
    '\u0000',
  ),
  fc.json({ maxDepth: 3 }),
)

function bare(text: string): string {
  return text.trim() === '' ? 'v' : text.trim()
}

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path: document.servers[0].url + path, method, operation })),
)

const rawEvents = fc.oneof(
  fc.constantFrom('w0', 'w1', 'unknown').map((id) => aRawLook(id)),
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
  fc.jsonValue({ maxDepth: 3 }),
)
const goodBody = fc.oneof(
  fc.array(rawEvents, { maxLength: 6 }),
  fc.record({ events: fc.array(rawEvents, { maxLength: 6 }), source: fc.constantFrom('segment', 'posthog') }),
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
)
const anyInit: fc.Arbitrary<RequestInit> = fc.oneof(
  fc.jsonValue().map((body) => aPost(body)),
  fc.string({ unit: 'binary' }).map((body) => aPost(body)),
  fc.uint8Array({ maxLength: 200 }).map((body) => ({ ...aPost(''), body: new Uint8Array(body) })),
  fc.constantFrom('text/plain', 'application/json;', 'application/xml', '').map((type) => aPost([], type)),
)

const someValid: fc.Arbitrary<Asked> = fc.constantFrom(...operations).chain(({ path, method, operation }) =>
  fc
    .record({
      query: fc.record(
        Object.fromEntries(
          operation.parameters
            .filter(({ name }) => name !== 'scenario') // none is defined here, so that each would be refused
            .map(({ name }) => [name, VALID[name] ?? fc.constant('')]),
        ),
        { requiredKeys: operation.parameters.filter(({ required }) => required).map(({ name }) => name) },
      ),
      body: goodBody,
    })
    .map(({ query, body }) => ({
      path: `${path}?${new URLSearchParams(Object.entries(query).map(([name, text]) => [name, text]))}`,
      operation,
      init: operation.requestBody ? aPost(body) : { method: method.toUpperCase() },
      valid: true,
    })),
)

const someInvalid: fc.Arbitrary<Asked> = fc.constantFrom(...operations).chain(({ path, method, operation }) =>
  fc
    .record({
      query: fc.array(
        fc.tuple(
          fc.oneof(fc.constantFrom(...operation.parameters.map(({ name }) => name), 'x', '__proto__'), fc.string()),
          nonsense,
        ),
        { maxLength: 5 },
      ),
      init: anyInit,
    })
    .map(({ query, init }) => ({
      path: `${path}?${new URLSearchParams(query)}`,
      operation,
      init: operation.requestBody ? init : { method: method.toUpperCase() },
      valid: false,
    })),
)

async function check({ path, operation, init, valid }: Asked): Promise<number> {
  const response = await router.ask(path, init)
  const said = operation.responses[response.status]
  expect(said, `${response.status} is no answer of ${path}`).toBeDefined()
  const schema = said?.content['application/json']?.schema ?? {}
  const body: unknown = await response.json()
  const read = validatorOf(schema).safeParse(body)
  expect(read.error?.issues ?? [], `${response.status} of ${path}`).toEqual([])
  if (valid) expect([200, 501], JSON.stringify(body)).toContain(response.status)
  return response.status
}

describe('the document', () => {
  it('[AP1] names every path with its parameters, its answers and their schemas', () => {
    expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'post /recsys/api/ingest',
      'get /recsys/api/recommend',
      'get /recsys/api/usermodel',
      'get /recsys/api/features',
    ])
    const untested = operations.flatMap(({ operation }) => operation.parameters.filter(({ name }) => !(name in VALID)))
    expect(untested.map(({ name }) => name)).toEqual(['scenario'])
  })

  it('[AP15] is kept to: every answer to a request that it describes is one that it describes', async () => {
    const met = new Set<number>()
    await fc.assert(
      fc.asyncProperty(someValid, async (asked) => void met.add(await check(asked))),
      { numRuns: 250, seed: 20_261_122 },
    )
    expect([...met].toSorted((a, b) => a - b)).toEqual([200, 501])
  })

  it('[AP15] is kept to by every answer to a request that it does not describe, and none is a 500', async () => {
    const met = new Set<number>()
    await fc.assert(
      fc.asyncProperty(someInvalid, async (asked) => void met.add(await check(asked))),
      {
        numRuns: 300,
        seed: 20_261_123,
      },
    )
    expect([...met].toSorted((a, b) => a - b)).toEqual([200, 400, 415])
  })

  it('[AP15] would be seen to be broken: a field more than it names, and one of another type', () => {
    const schema = document.components.schemas['IngestReply'] ?? {}
    const reply = { normalized: 1, updatedUserIds: [], refused: [], folded: [] }
    expect(validatorOf(schema).safeParse(reply).success).toBe(true)
    expect(validatorOf(schema).safeParse({ ...reply, more: 1 }).success).toBe(false)
    expect(validatorOf(schema).safeParse({ ...reply, normalized: '1' }).success).toBe(false)
  })
})
