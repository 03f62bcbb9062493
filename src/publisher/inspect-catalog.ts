/** Looks into an opened catalog: what it holds, and where its bytes go. */
import type { PackContentStore } from '../catalog/pack-content-store.ts'
import type { CatalogManifest } from '../contracts/catalog-manifest.ts'
import { CONTENT_FIELDS, type Content } from '../contracts/content.ts'
import { decodeModelFile } from '../models/model-file.ts'
import type { CatalogFiles } from '../ports/catalog-store.ts'
import type { CatalogModel } from '../ports/content-store.ts'

/** Counts are by descending number, equal ones by name. */
export interface CatalogReport {
  readonly catalogId: string
  readonly title: string
  readonly version: string
  readonly modelId: string
  readonly dim: number
  readonly count: number
  readonly simulated: readonly string[]
  readonly normalisers: CatalogManifest['normalisers']
  readonly types: Counts
  readonly tags: Counts
  readonly rooms: Counts
  /** In the order of the manifest; absent where there are none. */
  readonly models?: readonly ModelReport[]
  /** Contents that have no text, no tags, no room. */
  readonly without: { readonly text: number; readonly tags: number; readonly room: number }
  readonly bytes: {
    readonly files: Readonly<Record<string, number>>
    /** Of items.ndjson, by field: name, value and punctuation. */
    readonly fields: Readonly<Record<string, number>>
  }
}

/** A model file: what it is by its own header, or why no device would use it. */
export type ModelReport =
  | { readonly path: string; readonly bytes: number; readonly kind: string }
  | { readonly path: string; readonly refused: string }

export type Counts = Readonly<Record<string, number>>

/** What `store`, opened from `files`, holds. */
export function inspectCatalog(store: PackContentStore, files: CatalogFiles): CatalogReport {
  const { manifest } = store
  const { info, version, modelId, dim, count, normalisers } = manifest
  const contents = Array.from({ length: store.size }, (_, row) => store.contentAt(row))
  return {
    catalogId: info.catalogId,
    title: info.title,
    version,
    modelId,
    dim,
    count,
    simulated: info.simulated,
    normalisers,
    types: countsOf(contents.map(({ contentType }) => contentType)),
    tags: sorted(store.tagCounts()),
    rooms: countsOf(contents.flatMap(({ room }) => room ?? [])),
    ...(store.models.length > 0 && { models: store.models.map(modelReport) }),
    without: {
      text: contents.filter(({ text }) => text === '').length,
      tags: contents.filter(({ tags }) => tags.length === 0).length,
      room: contents.filter(({ room }) => room === undefined).length,
    },
    bytes: {
      files: {
        'manifest.json': files.manifest.length,
        [manifest.files.items.path]: files.items.length,
        [manifest.files.vectors.path]: files.vectors.length,
        ...Object.fromEntries((files.models ?? []).map(({ path, bytes }) => [path, bytes.length])),
      },
      fields: fieldBytes(contents),
    },
  }
}

function modelReport(model: CatalogModel): ModelReport {
  if ('refused' in model) return model
  const { path, bytes } = model
  try {
    return { path, bytes: bytes.length, kind: decodeModelFile(bytes).header.kind }
  } catch (error) {
    return { path, refused: error instanceof Error ? error.message : String(error) }
  }
}

function countsOf(names: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return sorted(counts)
}

function fieldBytes(contents: readonly Content[]): Counts {
  const bytes = new Map<string, number>()
  for (const content of contents) {
    const record = new Map<string, unknown>(Object.entries(content))
    for (const field of CONTENT_FIELDS) {
      if (record.get(field) === undefined) continue
      const written = Buffer.byteLength(`${JSON.stringify(field)}:${JSON.stringify(record.get(field))},`)
      bytes.set(field, (bytes.get(field) ?? 0) + written)
    }
  }
  return sorted(bytes)
}

function sorted(counts: ReadonlyMap<string, number>): Counts {
  const entries = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return Object.fromEntries(entries)
}
