/** An import as a vault holds it, over memory stores and the hash model. */
import type { ImportParts } from '../../src/workers/growing-import.ts'
import { createHashEmbeddingModel } from '../../src/adapters/memory/hash-embedding-model.ts'
import { createMemoryCatalogStore } from '../../src/adapters/memory/memory-catalog-store.ts'
import { createMemoryImportedCatalogStore } from '../../src/adapters/memory/memory-imported-catalog-store.ts'
import { createMemoryTextVectors } from '../../src/adapters/memory/memory-text-vectors.ts'
import type { GrowingImport } from '../../src/workers/growing-import.ts'
import type { GrowthStatus } from '../../src/contracts/host-replies.ts'
import { webSha256 } from '../../src/adapters/webcrypto/sha256.ts'

export const hashModel = createHashEmbeddingModel()

/** Stores of their own, and the sentences that were told. */
export function someImportParts(parts: Partial<ImportParts> = {}): ImportParts & { readonly told: readonly string[] } {
  const told: string[] = []
  return {
    records: createMemoryImportedCatalogStore(),
    vectors: createMemoryTextVectors(),
    packs: createMemoryCatalogStore(),
    sha256: webSha256(),
    modelId: hashModel.modelId,
    dim: hashModel.dim,
    tell: (because) => told.push(because),
    ...parts,
    told,
  }
}

/** Embeds the next texts of an import, at most `limit`. Gives the texts too. */
export async function embedSome(
  imported: GrowingImport,
  limit: number,
): Promise<{ readonly texts: readonly string[]; readonly growth: GrowthStatus }> {
  const asked = await imported.textsToEmbed(limit)
  const entries = await Promise.all(
    asked.map(async ({ contentId, text }) => ({ contentId, vector: await hashModel.encode(text) })),
  )
  return { texts: asked.map(({ text }) => text), growth: await imported.addVectors(entries) }
}
