/** Puts the model of toxic words into a built catalog, and says what it would hold back there. */
import { readCatalogFolder } from '../../adapters/node/read-catalog-folder.ts'
import { openCatalog } from '../../catalog/open-catalog.ts'
import type { FeedConfig } from '../../contracts/feed-config.ts'
import { addModels } from '../add-models.ts'
import { verifyWholeCatalog } from '../verify-whole-catalog.ts'
import { type CatalogJudgement, judgeCatalog } from './judge-catalog.ts'
import { openToxicityFor, readToxicityFile, TOXICITY_FILE } from './toxicity-file.ts'

export interface SafetyRequest {
  /** Folder of a built catalog. */
  readonly catalog: string
  /** Path of the model's file. */
  readonly model: string
  readonly rule: FeedConfig['toxicity']
  /** Judge, write nothing. */
  readonly dryRun: boolean
}

export interface SafetyReport extends CatalogJudgement {
  /** Of the catalog as it now is. */
  readonly version: string
  /** 'unchanged' when the catalog had these very bytes. */
  readonly outcome: 'written' | 'unchanged' | 'dry-run'
}

/**
 * [SF8] Judges the catalog, then adds the model to those that are there. DocentError of `readCatalogFolder`,
 * `verifyWholeCatalog`, `readToxicityFile` and `openToxicityFor`; then nothing was written.
 */
export async function addToxicity({ catalog, model, rule, dryRun }: SafetyRequest): Promise<SafetyReport> {
  const files = await readCatalogFolder(catalog)
  // The models that stay get a digest again: a damaged one must not be signed as if it were right.
  const manifest = await verifyWholeCatalog(files)
  const bytes = await readToxicityFile(model)
  const toxicity = openToxicityFor(manifest, bytes)
  const judgement = judgeCatalog(await openCatalog(files), toxicity, rule)
  if (dryRun) return { ...judgement, version: manifest.version, outcome: 'dry-run' }
  const others = (files.models ?? []).filter(({ path }) => path !== TOXICITY_FILE)
  const { version } = await addModels(catalog, [...others, { path: TOXICITY_FILE, bytes }])
  return { ...judgement, version, outcome: version === manifest.version ? 'unchanged' : 'written' }
}
