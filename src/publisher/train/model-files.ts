/** The models of a training by kind, and as the files that a folder or a catalog holds. */
import { encodeModelFile, type ModelFile } from '../../models/model-file.ts'
import type { ModelKind } from '../../models/model-header.ts'
import type { ModelBytes } from '../../ports/catalog-store.ts'

export type ModelFiles = ReadonlyMap<ModelKind, ModelFile>

/** Kinds that a training of the feed makes; the item tower stays with the publisher, whose work it has done. */
const TRAINED_KINDS: readonly ModelKind[] = [
  'graph',
  'heavy-ranker',
  'item-tower',
  'item-vectors',
  'nsfw',
  'toxicity',
  'visitor-tower',
]

/** Whether a training of the feed makes the model file of this name. */
export function isTrained(path: string): boolean {
  return TRAINED_KINDS.some((kind) => path === `${kind}.model`)
}

/** `<kind>.model` each, ascending by name; the same models give the same bytes. */
export function modelBytes(files: ModelFiles): readonly ModelBytes[] {
  return [...files]
    .map(([kind, file]) => ({ path: `${kind}.model`, bytes: encodeModelFile(file) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
