/** GrowingImport: a catalog made on this device, which grows as its texts are embedded and then becomes a pack. */
import { buildPack } from '../catalog/build-pack.ts'
import { embeddedText } from '../catalog/embedded-text.ts'
import { embeddingKeyText } from '../catalog/embedding-key.ts'
import { catalogStatus } from './catalog-status.ts'
import { createGrowingCatalog, type GrowingCatalog } from '../catalog/growing-catalog.ts'
import type { Sha256 } from '../catalog/manifest-file.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import type { PackContentStore } from '../catalog/pack-content-store.ts'
import type { CatalogStatus, GrowthStatus } from '../contracts/host-replies.ts'
import type { CatalogStore } from '../ports/catalog-store.ts'
import type { ImportedCatalog, ImportedCatalogStore } from '../ports/imported-catalog-store.ts'
import type { TextVectors } from '../ports/text-vectors.ts'
import type { EmbeddedText, TextToEmbed } from '../protocol/vault-host.ts'
import { parseVectors } from './parse-import.ts'
import type { OpenedCatalog } from './vault-catalog.ts'

export interface ImportParts {
  readonly records: ImportedCatalogStore
  readonly vectors: TextVectors
  /** Where the finished pack goes; not the store of the catalog that the app ships. */
  readonly packs: CatalogStore | undefined
  /** Undefined over plain http: then nothing is kept of the vectors and no pack is made. */
  readonly sha256: Sha256 | undefined
  /** Of the model whose vectors `addVectors` will be given. */
  readonly modelId: string
  readonly dim: number
  /** Told what could not be kept on this device. */
  readonly tell: (because: string) => void
}

interface Growing {
  readonly catalog: ImportedCatalog
  readonly store: GrowingCatalog
  /** By row: what the text's vector is kept under. */
  readonly keys: readonly string[]
  readonly rowsByKey: ReadonlyMap<string, readonly number[]>
  /** Vectors that storage would not take, by key. */
  readonly unkept: Map<string, Float32Array>
  /** Rows before it have their vectors. */
  first: number
}

export class GrowingImport implements OpenedCatalog {
  readonly #parts: ImportParts
  /** Undefined once it is a pack. */
  #growing: Growing | undefined
  #pack: OpenedCatalog | undefined
  /** Whether nobody else can have embedded anything since the last look: another tab may. */
  #isCurrent = false

  constructor(parts: ImportParts, of: OpenedCatalog | Growing) {
    this.#parts = parts
    if ('catalog' in of) this.#growing = of
    else this.#pack = of
  }

  static async open(parts: ImportParts, catalog: ImportedCatalog): Promise<GrowingImport> {
    const { info, contents } = catalog
    const { modelId, dim } = parts
    const store = createGrowingCatalog({ info, contents, modelId, dim })
    const keys = await Promise.all(contents.map((content) => keyOf(parts, embeddedText(content))))
    const rowsByKey = new Map<string, number[]>()
    for (const [row, key] of keys.entries()) {
      const rows = rowsByKey.get(key)
      if (rows) rows.push(row)
      else rowsByKey.set(key, [row])
    }
    const growing: Growing = { catalog, store, keys, rowsByKey, unkept: new Map(), first: 0 }
    const opened = new GrowingImport(parts, growing)
    await opened.#fillKnown(growing)
    await opened.#sealIfWhole()
    return opened
  }

  /** Another object once the catalog is whole: who keeps it looks again after `addVectors`. */
  get store(): PackContentStore {
    return this.#pack?.store ?? this.#grown().store
  }

  get status(): CatalogStatus {
    const { growth } = this
    const status = catalogStatus(this.store, 'import', this.#pack?.status.vectorsIn)
    return growth.state === 'done' ? status : { ...status, growth }
  }

  get afterwards(): Promise<string | undefined> {
    return this.#pack?.afterwards ?? Promise.resolve(undefined)
  }

  get growth(): GrowthStatus {
    const total = this.store.size
    const embedded = this.#growing?.store.embedded ?? total
    return { state: embedded === total ? 'done' : 'embedding', embedded, total }
  }

  /** [GC4] At most `limit` texts without a vector, each text once, in the order of the rows. [] when all have one. */
  async textsToEmbed(limit: number): Promise<readonly TextToEmbed[]> {
    const growing = this.#growing
    if (!growing) return []
    if (!this.#isCurrent) await this.#fillKnown(growing)
    this.#isCurrent = false
    const { store, keys } = growing
    while (growing.first < store.size && store.hasVector(growing.first)) growing.first++
    const texts = new Map<string, TextToEmbed>()
    for (let row = growing.first; row < store.size && texts.size < limit; row++) {
      const key = keys[row] ?? ''
      if (store.hasVector(row) || texts.has(key)) continue
      const content = store.contentAt(row)
      texts.set(key, { contentId: content.id, text: embeddedText(content) })
    }
    return [...texts.values()]
  }

  /**
   * [GC4] Takes vectors in, keeps them, and makes the pack when the last has come; of contents that are not of this
   * import (it may be another by now) nothing is taken. Error: `import-invalid`, and then none is taken.
   */
  async addVectors(entries: readonly EmbeddedText[]): Promise<GrowthStatus> {
    const vectors = parseVectors(entries, this.#parts.dim)
    const growing = this.#growing
    if (!growing) return this.growth
    const byKey = new Map<string, Float32Array>()
    for (const [contentId, vector] of vectors) {
      const row = growing.store.rowOf(contentId)
      if (row !== undefined) byKey.set(growing.keys[row] ?? '', vector)
    }
    await this.#keep(growing, byKey)
    fill(growing, byKey)
    this.#isCurrent = true
    await this.#sealIfWhole()
    return this.growth
  }

  async #fillKnown(growing: Growing): Promise<void> {
    const { sha256, vectors, dim } = this.#parts
    if (!sha256) return
    const missing = [...growing.rowsByKey].filter(([, rows]) => !growing.store.hasVector(rows[0] ?? 0))
    const known = await vectors.get(missing.map(([key]) => key)).catch(() => new Map<string, Float32Array>())
    fill(growing, new Map([...known].filter(([, vector]) => vector.length === dim)))
  }

  async #keep(growing: Growing, byKey: ReadonlyMap<string, Float32Array>): Promise<void> {
    const { sha256, vectors, tell } = this.#parts
    try {
      if (sha256) await vectors.put(byKey)
    } catch {
      if (growing.unkept.size === 0) tell('Vectors could not be kept on this device; a reload makes them again.')
      for (const [key, vector] of byKey) growing.unkept.set(key, vector)
    }
  }

  /** [GC5] Makes the pack that `docent build` would make of the same records. */
  async #sealIfWhole(): Promise<void> {
    const { sha256, vectors, packs, modelId, dim, tell } = this.#parts
    const growing = this.#growing
    if (!growing || !sha256 || growing.store.embedded < growing.store.size) return
    const { info, contents } = growing.catalog
    const kept = await vectors.get([...growing.rowsByKey.keys()]).catch(() => new Map<string, Float32Array>())
    const byId = new Map<string, Float32Array>()
    for (const [row, { id }] of contents.entries()) {
      const key = growing.keys[row] ?? ''
      const vector = growing.unkept.get(key) ?? kept.get(key)
      if (vector) byId.set(id, vector)
    }
    // Somebody cleared the device's storage: what is open is whole, only not a pack.
    if (byId.size < contents.length) return
    const { manifest, files } = await buildPack({ info, contents, vectors: byId, dim, modelId }, sha256)
    const store = await openCatalog(files)
    const vectorsIn = await packs?.put(manifest.version, files).catch(() => {
      tell('The imported catalog could not be kept on this device; the next visit puts it together again.')
      return undefined
    })
    const status: CatalogStatus = { ...this.status, version: manifest.version, ...(vectorsIn && { vectorsIn }) }
    this.#pack = { store, status, afterwards: Promise.resolve(undefined) }
    this.#growing = undefined
  }

  #grown(): Growing {
    if (this.#growing) return this.#growing
    throw new Error('An import is growing or a pack.')
  }
}

function fill({ store, rowsByKey }: Growing, vectors: ReadonlyMap<string, Float32Array>): void {
  for (const [key, vector] of vectors) {
    for (const row of rowsByKey.get(key) ?? []) store.fill(row, vector)
  }
}

async function keyOf({ sha256, modelId }: ImportParts, text: string): Promise<string> {
  const keyText = embeddingKeyText(modelId, text)
  return sha256 ? sha256(new TextEncoder().encode(keyText)) : keyText
}
