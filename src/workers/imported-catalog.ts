/** The import of this device: records that a page handed in, opened as a catalog, found again, forgotten. */
import type { RecordsToImport } from '../protocol/vault-host.ts'
import { GrowingImport, type ImportParts } from './growing-import.ts'
import { openVaultCatalog } from './vault-catalog.ts'
import { parseRecords } from './parse-import.ts'

/**
 * [GC3] Opens records as a catalog, in place of an import before it, and keeps them; what was embedded before is
 * embedded no more. Errors: `import-invalid`, `catalog-duplicate-id`. Storage that fails is told, not thrown.
 */
export async function importRecords(parts: ImportParts, records: RecordsToImport): Promise<GrowingImport> {
  const catalog = parseRecords(records)
  try {
    // In this order: a pack that outlives its records would be opened in their place.
    await parts.packs?.clear()
    await parts.records.put(catalog)
  } catch {
    parts.tell('The records could not be kept on this device; a reload forgets them.')
  }
  return GrowingImport.open(parts, catalog)
}

/** [GC6] The import that this device holds, whole or as far as it has come; undefined when it holds none. */
export async function openImported(parts: ImportParts): Promise<GrowingImport | undefined> {
  const pack = await openVaultCatalog('stored', parts.packs).catch(() => undefined)
  if (pack) return new GrowingImport(parts, pack)
  const catalog = await parts.records.load()
  return catalog && GrowingImport.open(parts, catalog)
}

/** Whether the device holds one, which `openImported` may still find damaged. Never rejects. */
export async function hasImport({ packs, records }: ImportParts): Promise<boolean> {
  return (await packs?.version()) !== undefined || records.has()
}

/**
 * [GC7] Forgets the import, and the vectors of its texts. Gives whether there was one. Errors: `storage-failed`.
 */
export async function forgetImport(parts: ImportParts): Promise<boolean> {
  const had = await hasImport(parts)
  await parts.packs?.clear()
  await parts.records.clear()
  await parts.vectors.clear()
  return had
}
