/** The OpenAPI 3.1 document, made of the endpoints and the very schemas that requests are read by. */
import * as z from 'zod/mini'
import { type Endpoint, ENDPOINTS } from './endpoints.ts'
import { ErrorAnswer, FeaturesAnswer, IngestAnswer, IngestBody } from './schemas/rest-replies.ts'
import type { ErrorStatus } from './error-answer.ts'
import { Near } from '../contracts/recommend-options.ts'
import type { Parameter } from './query-parameters.ts'
import { ProfileAnswer } from './schemas/profile-view.ts'
import { RecommendationAnswer } from './schemas/recommendation.ts'
import { Content, Tag } from '../contracts/content.ts'
import { Preferences } from '../contracts/preferences.ts'
import { Where } from '../contracts/where.ts'

/** Of the surface, not of the package: raised when a request of before would be understood otherwise. */
const API_VERSION = '1.0.0'
const SCHEMAS = '#/components/schemas/'

const NAMED: Readonly<Record<string, z.ZodMiniType>> = {
  IngestBody,
  IngestReply: IngestAnswer,
  Recommendation: RecommendationAnswer,
  ProfileView: ProfileAnswer,
  Features: FeaturesAnswer,
  Error: ErrorAnswer,
  Content,
  Tag,
  Preferences,
  Where,
  Near,
}

const MEANING: Readonly<Record<ErrorStatus, string>> = {
  400: 'The request is not as this document says; the message names every fault',
  404: 'Nothing is at this path',
  405: 'The path is there, the method is not; `Allow` lists those that are',
  409: 'Events of another profile than the one that this device keeps; nothing was stored',
  413: 'The body is larger than 1 MB',
  415: 'The body is of another type than application/json',
  501: 'This host was given no registry of features',
  503: 'Nobody answers just now: no vault, no catalog, or storage that failed; the code says which',
}

type Json = Readonly<Record<string, unknown>>

export interface OpenApiDocument extends Json {
  readonly paths: Readonly<Record<string, Json>>
}

/** Plain JSON, the same at every call. `base` is where the surface lies: `/recsys`, or `/app/recsys`. */
export function openApi(base: string): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Docent on this device',
      version: API_VERSION,
      summary: 'Recommendations that explain themselves, answered where the visitor’s data is',
      description:
        'In a browser these paths are answered by the page itself or by its service worker: no request leaves the device. In Node `docent serve --api` answers the same.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: base }],
    paths: Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint.path, pathItem(endpoint)])),
    components: { schemas: namedSchemas() },
  }
}

function pathItem({ method, id, summary, about, parameters, body, answer, errors }: Endpoint): Json {
  return {
    [method.toLowerCase()]: {
      operationId: id,
      summary,
      description: about,
      parameters: parameters.map(parameterObject),
      ...(body
        ? {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: { $ref: SCHEMAS + body.schema }, example: body.example } },
            },
          }
        : {}),
      responses: {
        200: { description: 'The answer', content: { 'application/json': { schema: { $ref: SCHEMAS + answer } } } },
        ...Object.fromEntries(([400, ...errors, 503] as const).map((status) => [status, errorObject(status)])),
      },
    },
  }
}

function parameterObject({ name, writing, schema, required, about, example }: Parameter): Json {
  const described = withoutMarks(z.toJSONSchema(schema, { unrepresentable: 'any', override: unmark }))
  return {
    name,
    in: 'query',
    required,
    description: about,
    ...(example === undefined ? {} : { example }),
    // A value that is JSON itself is written as a media type, not as a list of parts.
    ...(writing === 'json'
      ? { content: { 'application/json': { schema: NAMED_BY.get(schema) ?? described } } }
      : { schema: described }),
  }
}

/** Schemas that have a name of their own are referred to, so that one that holds itself ends. */
const NAMED_BY = new Map(Object.entries(NAMED).map(([name, schema]) => [schema, { $ref: SCHEMAS + name }]))

function errorObject(status: ErrorStatus): Json {
  return { description: MEANING[status], content: { 'application/json': { schema: { $ref: `${SCHEMAS}Error` } } } }
}

function namedSchemas(): Json {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => SCHEMAS + id, override: unmark })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutMarks(schema)]))
}

/** `readonly` is about TypeScript; in a document it would mean that a request must not hold the value. */
function unmark({ jsonSchema }: { readonly jsonSchema: { readOnly?: boolean } }): void {
  delete jsonSchema.readOnly
}

/** The document says once which dialect it is of, and names its schemas by their place. */
function withoutMarks(schema: object): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'))
}
