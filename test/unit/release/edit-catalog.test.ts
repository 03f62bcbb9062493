import { describe, expect, it } from 'vitest'
import { aPack, PACK_DIM, sha256, somePackContents } from '../../builders/a-pack.ts'
import { decodeManifest } from '../../../src/catalog/manifest-file.ts'
import { editCatalog } from '../../../src/release/edit-catalog.ts'
import { openCatalog } from '../../../src/catalog/open-catalog.ts'
import { refusalOf } from '../../builders/refusal-of.ts'
import { vectorFromId } from '../../builders/a-catalog.ts'

const contents = somePackContents()
const [b] = contents

describe('editCatalog', () => {
  it('[PB80] writes what a build of the changed records writes, but for the normalisers', async () => {
    if (!b) throw new Error('no record')
    const changed = { ...b, title: 'Another title' }
    const vector = vectorFromId('another', PACK_DIM)
    const { files: before } = await aPack()
    const edited = await editCatalog(before, [{ content: changed, vector }], sha256)
    const rest = contents.filter(({ id }) => id !== 'b')
    const built = await aPack([...rest, changed])
    expect(edited.items).toEqual(built.files.items)
    // The builder gives every id its vector: the edited one has another.
    expect(edited.vectors).not.toEqual(built.files.vectors)
    const kept = await editCatalog(before, [{ content: changed }], sha256)
    expect(kept.vectors).toEqual(built.files.vectors)
    const { manifest } = await openCatalog(edited, { sha256 })
    expect(manifest.normalisers).toEqual(decodeManifest(before.manifest).normalisers)
    expect(manifest.version).not.toBe(decodeManifest(before.manifest).version)
  })

  it('[PB80] gives a record the very vector that a build gives it, new or not', async () => {
    const { files: all } = await aPack()
    const { files: some } = await aPack(contents.filter(({ id }) => id !== 'b'))
    if (!b) throw new Error('no record')
    const added = await editCatalog(some, [{ content: b, vector: vectorFromId('b', PACK_DIM) }], sha256)
    expect(added.items).toEqual(all.items)
    expect(added.vectors).toEqual(all.vectors)
    expect((await openCatalog(added, { sha256 })).manifest.count).toBe(3)
  })

  it('[PB80] leaves the catalog that it was given as it is', async () => {
    const { files } = await aPack()
    const copy = structuredClone(files)
    if (!b) throw new Error('no record')
    await editCatalog(files, [{ content: { ...b, text: 'New' }, vector: vectorFromId('x', PACK_DIM) }], sha256)
    expect(files).toEqual(copy)
  })

  it('[PB80] refuses a new record without a vector, and a vector of another length', async () => {
    const { files } = await aPack()
    if (!b) throw new Error('no record')
    const refused = await refusalOf(() => editCatalog(files, [{ content: { ...b, id: 'z' } }], sha256))
    expect(refused.code).toBe('sync-wrong-object')
    await expect(editCatalog(files, [{ content: b, vector: new Float32Array(3) }], sha256)).rejects.toThrow(RangeError)
  })
})
