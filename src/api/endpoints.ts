/** The endpoints: one list from which the router, the OpenAPI document and the reference page are made. */
import { IntakeSource } from '../contracts/intake-source.ts'
import type { ErrorStatus } from './error-answer.ts'
import { OF_A_PROFILE, OF_INGEST, OF_RECOMMEND, type Parameter, readQuery } from './query-parameters.ts'
import { readBody } from './read-body.ts'
import { readEvents } from './read-events.ts'
import { readRecommendQuery } from './recommend-query.ts'
import type { RecsysHost } from './recsys-host.ts'

export interface Endpoint {
  readonly method: 'GET' | 'POST'
  /** Below the folder of the surface: `/api/recommend`. */
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly about: string
  readonly parameters: readonly Parameter[]
  /** Names a schema of the document, and what a reader may send. */
  readonly body?: { readonly schema: 'IngestBody'; readonly example: unknown }
  readonly answer: 'IngestReply' | 'Recommendation' | 'ProfileView' | 'Features'
  /** Beside 400 and 503, which all have. */
  readonly errors: readonly ErrorStatus[]
  readonly run: (host: RecsysHost, request: Request, search: URLSearchParams) => Promise<unknown>
}

/** A look that any catalog refuses or takes politely: its content need not be known. */
const EXAMPLE_EVENT = {
  type: 'track',
  event: 'content_viewed',
  messageId: 'look-1',
  userId: 'visitor',
  originalTimestamp: '2026-03-14T10:00:00.000Z',
  properties: { content_id: 'great-wave', dwell_seconds: 42, end_reason: 'next_button' },
}

/** Seed: orchestration, the three endpoints; features are Docent's own. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/api/ingest',
    id: 'ingest',
    summary: 'Tell what a visitor did',
    about:
      'Normalises raw analytics events, stores them, and folds them into the model of each user. An event that is not understood is refused with its index and a code and costs no other. The same event sent twice counts once.',
    parameters: OF_INGEST,
    body: { schema: 'IngestBody', example: { events: [EXAMPLE_EVENT] } },
    answer: 'IngestReply',
    errors: [409, 413, 415],
    async run(host, request, search) {
      const named = IntakeSource.safeParse(readQuery(search, OF_INGEST)['source']).data
      const { raws, source } = readEvents(await readBody(request), named)
      return host.ingest(raws, source)
    },
  },
  {
    method: 'GET',
    path: '/api/recommend',
    id: 'recommend',
    summary: 'Ask for a list',
    about:
      'The list that recommend() gives, with a reason and an exact breakdown for every item. The same seed, catalog, signals and options give the same strategy and items, wherever it is asked.',
    parameters: OF_RECOMMEND,
    answer: 'Recommendation',
    errors: [],
    run(host, _request, search) {
      const { userId, options } = readRecommendQuery(search)
      return host.recommend(userId, options)
    },
  },
  {
    method: 'GET',
    path: '/api/usermodel',
    id: 'usermodel',
    summary: 'Read what was learned of a visitor',
    about: 'Evidence for and against each content, tags, searches, stated preferences: all that lists are made of.',
    parameters: OF_A_PROFILE,
    answer: 'ProfileView',
    errors: [],
    run: (host, _request, search) => host.userModel(String(readQuery(search, OF_A_PROFILE)['user_id'])),
  },
  {
    method: 'GET',
    path: '/api/features',
    id: 'features',
    summary: 'Read the features of a profile',
    about: 'Numbers about the visits of one profile, each with how fresh it is.',
    parameters: OF_A_PROFILE,
    answer: 'Features',
    errors: [501],
    run: (host, _request, search) => host.features(String(readQuery(search, OF_A_PROFILE)['user_id'])),
  },
]
