/** Search: a text to explained contents, by its letters and by its meaning. */
import { DocentError } from '../base/docent-error.ts'
import type { MeaningReport, NothingFoundBecause, PersonalReport, SearchResult } from '../contracts/search-result.ts'
import type { Where } from '../contracts/where.ts'
import { compileWhere } from '../pipeline/filters/compile-where.ts'
import type { ContentStore } from '../ports/content-store.ts'
import type { LexicalAnswer, LexicalHit, LexicalIndex } from '../ports/lexical-index.ts'
import { dot } from '../vector/dot.ts'
import { type CatalogMiddle, catalogMiddle } from './catalog-middle.ts'
import type { ListRequest, Recommender } from './recommender.ts'
import type { ResolvedSearch } from './resolve-search-options.ts'
import { type FoundContent, searchHit } from './search-hit.ts'
import { meaningFloor, meaningScore } from './search-scale.ts'

export interface SearchRequest {
  readonly searchId: string
  readonly userId: string
  readonly text: string
  /** Of the text, by the model that the catalog was embedded with; without it the search is lexical and says so. */
  readonly vector?: Float32Array
  /** What is the matter with the model, where there is no vector: 'absent' when left out. */
  readonly meaning?: MeaningReport
  readonly options: ResolvedSearch
  /** Epoch ms: what has expired by then is not found. */
  readonly now: number
  /** The visitor as a list would be made for them; needed only where `options.weights.personal` is above 0. */
  readonly visitor?: ListRequest
}

/** Contents that either part proposes and that are scored by both; at least twice what was asked for. */
const DEPTH = 200
const DEPTH_PER_LIMIT = 2
/** A text with neither a letter nor a digit asks for nothing. */
const SOMETHING = /[\p{L}\p{N}]/u

export class Search {
  readonly #catalog: ContentStore
  readonly #lexical: LexicalIndex
  readonly #recommender: Pick<Recommender, 'relevanceOf'>
  readonly #locale: string
  #middle: { readonly of: CatalogMiddle; readonly size: number } | undefined

  constructor(
    catalog: ContentStore,
    lexical: LexicalIndex,
    recommender: Pick<Recommender, 'relevanceOf'>,
    locale = 'en',
  ) {
    this.#catalog = catalog
    this.#lexical = lexical
    this.#recommender = recommender
    this.#locale = locale
  }

  /**
   * [SE5] Hits by descending score, ties by ascending id. Waits until the lexical index has read the catalog, unless
   * the search is by meaning alone. Nothing found is an answer with its reason. DocentError `catalog-dim-mismatch` and
   * `options-invalid` for a vector that does not fit. Cost: the lexical search, one scan of the vectors, O(400 · dim).
   */
  async search(request: SearchRequest): Promise<SearchResult> {
    const { options, text } = request
    const { weights } = options
    const asks = SOMETHING.test(text) && this.#catalog.size > 0
    const direction = weights.meaning > 0 && asks ? this.#directionOf(request.vector) : undefined
    if (weights.text > 0 && asks) await this.#lexical.complete()
    const answer = weights.text > 0 && asks ? this.#lexical.search(text) : NOTHING_ASKED
    const allowed = this.#allowedRows(options.where, request.now)
    const { found, total } = this.#gather(answer, direction, options, allowed)
    const personal = this.#personalise(request, found)
    found.sort((a, b) => b.score - a.score || a.row - b.row)
    const items = found.slice(0, options.limit).map((one) => searchHit(one, this.#hitParts(options, answer)))
    const emptyBecause = items.length > 0 ? undefined : this.#emptyBecause(request, answer, direction, allowed)
    return {
      searchId: request.searchId,
      userId: request.userId,
      mode: options.mode,
      used: [
        ...(answer.asked.length > 0 ? (['text'] as const) : []),
        ...(direction ? (['meaning'] as const) : []),
        ...(personal.state === 'used' ? (['personal'] as const) : []),
      ],
      items,
      total,
      meaning: meaningReport(request, direction),
      personal,
      ...(emptyBecause ? { emptyBecause } : {}),
      ...(answer.cut ? { cut: true } : {}),
    }
  }

  /** Both parts propose, and all that is proposed gets both scores. */
  #gather(
    answer: LexicalAnswer,
    direction: Direction | undefined,
    { limit, weights }: ResolvedSearch,
    allowed: Uint8Array | undefined,
  ): { readonly found: FoundContent[]; readonly total: number } {
    const depth = Math.max(DEPTH, DEPTH_PER_LIMIT * limit)
    const found = new Map<number, FoundContent>()
    const consider = (row: number, hit: FoundContent['hit']): void => {
      const cosine = direction && this.#catalog.hasVector(row) ? dot(direction.vector, this.#catalog.vectorAt(row)) : 0
      const parts = {
        text: weights.text * (hit?.score ?? 0),
        meaning: weights.meaning * meaningScore(cosine),
        personal: 0,
      }
      const near = direction !== undefined && cosine >= direction.floor
      found.set(row, {
        row,
        content: this.#catalog.contentAt(row),
        hit,
        parts,
        near,
        score: parts.text + parts.meaning,
      })
    }
    const byText = new Map<number, LexicalHit>()
    for (const hit of answer.hits) {
      const row = this.#catalog.rowOf(hit.contentId)
      if (row === undefined || allowed?.[row] === 0) continue
      byText.set(row, hit)
      if (found.size < depth) consider(row, hit)
    }
    let byMeaningAlone = 0
    for (const row of this.#nearRows(direction, depth, allowed)) {
      if (!byText.has(row)) byMeaningAlone++
      if (!found.has(row)) consider(row, byText.get(row))
    }
    return { found: [...found.values()], total: byText.size + byMeaningAlone }
  }

  #nearRows(direction: Direction | undefined, limit: number, allowed: Uint8Array | undefined): readonly number[] {
    if (direction === undefined) return []
    const near = this.#catalog.searchVector(direction.vector, { limit, ...(allowed ? { allowed } : {}) })
    return near.flatMap(({ contentId, baseScore }) => {
      const row = baseScore >= direction.floor ? this.#catalog.rowOf(contentId) : undefined
      return row !== undefined && this.#catalog.hasVector(row) ? [row] : []
    })
  }

  /** Adds the visitor's part to what was found; it adds no content. */
  #personalise({ options: { weights }, visitor }: SearchRequest, found: FoundContent[]): PersonalReport {
    if (weights.personal === 0 || visitor === undefined || found.length === 0) return { state: 'off' }
    const ids = found.map(({ content }) => content.id)
    const { coldBecause, relevance } = this.#recommender.relevanceOf(visitor, ids)
    if (coldBecause !== undefined) return { state: 'cold', because: coldBecause }
    for (const [at, one] of found.entries()) {
      const personal = weights.personal * (relevance[at] ?? 0)
      found[at] = { ...one, parts: { ...one.parts, personal }, score: one.score + personal }
    }
    return { state: 'used' }
  }

  #hitParts(options: ResolvedSearch, answer: LexicalAnswer): Parameters<typeof searchHit>[1] {
    return { answer, lexical: this.#lexical, explain: options.explain, locale: this.#locale }
  }

  #directionOf(vector: Float32Array | undefined): Direction | undefined {
    if (vector === undefined) return undefined
    const { dim } = this.#catalog
    if (vector.length !== dim) {
      throw new DocentError(
        'catalog-dim-mismatch',
        `Expected a vector of ${dim} numbers for the search, as the catalog's model "${this.#catalog.manifest.modelId}" gives, found ${vector.length}. Embed the text with that model.`,
        { dim, found: vector.length },
      )
    }
    const norm = Math.sqrt(dot(vector, vector))
    if (!(norm > 0 && norm < Infinity)) {
      throw new DocentError(
        'options-invalid',
        'Expected a vector of finite numbers, not all 0, for the search, found another. Embed the text again.',
      )
    }
    const unit = vector.map((x) => x / norm)
    return { vector: unit, floor: meaningFloor(dot(unit, this.#middleOf())) }
  }

  /** Made once a catalog; again while contents or their vectors still come in. */
  #middleOf(): Float64Array {
    if (this.#middle?.size !== this.#catalog.size || !this.#middle.of.complete) {
      this.#middle = { of: catalogMiddle(this.#catalog), size: this.#catalog.size }
    }
    return this.#middle.of.vector
  }

  /** One byte a row: 0 where `where` does not hold or the content has expired. Undefined when every row may be found. */
  #allowedRows(where: Where | undefined, now: number): Uint8Array | undefined {
    const matches = where && compileWhere(where)
    const allowed = new Uint8Array(this.#catalog.size).fill(1)
    let some = false
    for (let row = 0; row < allowed.length; row++) {
      const content = this.#catalog.contentAt(row)
      const expired = content.expiresAt !== undefined && content.expiresAt <= now
      if (!expired && (matches === undefined || matches(content))) continue
      allowed[row] = 0
      some = true
    }
    return some ? allowed : undefined
  }

  #emptyBecause(
    { options, text, vector }: SearchRequest,
    answer: LexicalAnswer,
    direction: Direction | undefined,
    allowed: Uint8Array | undefined,
  ): NothingFoundBecause {
    if (this.#catalog.size === 0) return 'catalog-empty'
    if (!SOMETHING.test(text)) return 'no-words'
    if (options.mode === 'meaning' && vector === undefined) return 'no-meaning'
    const unfiltered = answer.hits.length > 0 || this.#nearRows(direction, 1, undefined).length > 0
    return allowed && unfiltered ? 'filtered-out' : 'nothing-near'
  }
}

/** The text's vector at unit length, and the least cosine that is a find. */
interface Direction {
  readonly vector: Float32Array
  readonly floor: number
}

const NOTHING_ASKED: LexicalAnswer = { hits: [], asked: [], cut: false }

function meaningReport({ options, meaning }: SearchRequest, direction: Direction | undefined): MeaningReport {
  if (direction) return { state: 'used' }
  if (options.weights.meaning === 0) return { state: 'off' }
  return meaning ?? { state: 'absent' }
}
