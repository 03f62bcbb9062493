/** The files of a site on this disk. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { nodeInflate } from '../../adapters/node/inflate.ts'
import { openObject } from '../../release/open-object.ts'
import { objectPath, type ReleaseObject } from '../../release/release-object.ts'

const OBJECT_FOLDER = 'o'
const OBJECT_NAME = /^[0-9a-f]{64}$/

/** The bytes at `path` in `folder`, or undefined where there is no such file. Rejects as the disk does otherwise. */
export async function readSiteFile(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(join(folder, path)))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** The digests of all objects that lie in a site; none where there is no site. */
export async function objectsIn(folder: string): Promise<ReadonlySet<string>> {
  const names = await readdir(join(folder, OBJECT_FOLDER)).catch((): string[] => [])
  return new Set(names.filter((name) => OBJECT_NAME.test(name)))
}

/** The stored bytes of an object; none, of the wrong length for any, where it is not there. */
export async function readStored(
  folder: string,
  { sha256 }: Pick<ReleaseObject, 'sha256'>,
): Promise<Uint8Array<ArrayBuffer>> {
  return (await readSiteFile(folder, objectPath(sha256))) ?? new Uint8Array()
}

/** The raw bytes of an object, verified. DocentError `sync-wrong-object` where it is not there or another. */
export async function readRaw(folder: string, object: ReleaseObject, what: string): Promise<Uint8Array<ArrayBuffer>> {
  return openObject(await readStored(folder, object), object, what, { sha256: sha256Hex, inflate: nodeInflate })
}
