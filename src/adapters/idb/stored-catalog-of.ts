/** Reads a generation: a record of today's shape, or nothing. */
import type { StoredCatalog } from './catalogs-schema.ts'

/** `record` when it has today's shape; undefined for any other, those of older versions included. Never throws. */
export function storedCatalogOf(record: unknown): StoredCatalog | undefined {
  return isStoredCatalog(record) ? record : undefined
}

function isStoredCatalog(record: unknown): record is StoredCatalog {
  if (typeof record !== 'object' || record === null) return false
  return (
    Reflect.get(record, 'schemaVersion') === 2 &&
    typeof Reflect.get(record, 'version') === 'string' &&
    Reflect.get(record, 'manifest') instanceof Uint8Array &&
    Reflect.get(record, 'items') instanceof Blob &&
    isPlace(Reflect.get(record, 'vectors')) &&
    areModels(Reflect.get(record, 'models') ?? [])
  )
}

function areModels(models: unknown): boolean {
  return (
    Array.isArray(models) &&
    models.every((model: unknown) => {
      if (typeof model !== 'object' || model === null) return false
      return typeof Reflect.get(model, 'path') === 'string' && Reflect.get(model, 'bytes') instanceof Blob
    })
  )
}

function isPlace(vectors: unknown): vectors is StoredCatalog['vectors'] {
  if (vectors instanceof Blob) return true
  if (typeof vectors !== 'object' || vectors === null) return false
  return typeof Reflect.get(vectors, 'file') === 'string' && Number.isSafeInteger(Reflect.get(vectors, 'bytes'))
}
