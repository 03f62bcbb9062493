/** A publisher with all its keys, and what it signs: for tests of releases. */
import { nodeDeflate } from '../../src/adapters/node/deflate.ts'
import { generateSigningKey, signerOf } from '../../src/adapters/node/signing-key.ts'
import { webInflate } from '../../src/adapters/webcrypto/inflate.ts'
import { webSignatures } from '../../src/adapters/webcrypto/signatures.ts'
import type { CatalogFiles } from '../../src/ports/catalog-store.ts'
import type { PublicKey, SignatureAlgorithm, Signer } from '../../src/ports/signatures.ts'
import type { VerifyTools } from '../../src/release/check-signatures.ts'
import { keyId } from '../../src/release/key-id.ts'
import { type ObjectTools, openObject } from '../../src/release/open-object.ts'
import { type Release, releaseFiles, type ReleaseRequest } from '../../src/release/release-files.ts'
import { objectPath } from '../../src/release/release-object.ts'
import type { Root } from '../../src/release/root.ts'
import { sha256 } from './a-pack.ts'
import { aTime } from './an-event.ts'

const YEAR_MS = 365 * 86_400_000
const BOTH: readonly SignatureAlgorithm[] = ['Ed25519', 'P-256']

/** A person who signs: one key of each algorithm. */
export type Hand = readonly Signer[]

export function aHand(algorithms: readonly SignatureAlgorithm[] = BOTH): Hand {
  return algorithms.map((alg) => signerOf(generateSigningKey(alg)))
}

/** Made once: keys cost more than all they sign. */
export const hands = { root: aHand(), release: aHand(), head: aHand(), stranger: aHand() }

export interface RootParts {
  readonly root?: readonly Hand[]
  readonly release?: readonly Hand[]
  readonly head?: readonly Hand[]
  readonly rootThreshold?: number
}

/** A root of these hands, each role with threshold 1 but where another is given. */
export async function aRoot(parts: RootParts = {}, fields: Partial<Root> = {}): Promise<Root> {
  const { root = [hands.root], release = [hands.release], head = [hands.head], rootThreshold = 1 } = parts
  const keys: Record<string, PublicKey> = {}
  const idsOf = async (role: readonly Hand[]): Promise<string[]> => {
    const ids: string[] = []
    for (const { key } of role.flat()) {
      const id = await keyId(key, sha256)
      keys[id] = key
      ids.push(id)
    }
    return ids
  }
  const roles = {
    root: { keys: await idsOf(root), threshold: rootThreshold },
    release: { keys: await idsOf(release), threshold: 1 },
    head: { keys: await idsOf(head), threshold: 1 },
  }
  return { schema: 1, catalog: 'a-pack', n: 1, floor: { epoch: 1, seq: 0 }, keys, roles, ...fields }
}

/** What a device verifies with; `algorithms` as an engine has them. */
export async function someTools(algorithms?: readonly SignatureAlgorithm[]): Promise<VerifyTools & ObjectTools> {
  const signatures = await webSignatures(algorithms)
  if (signatures === undefined) throw new Error('Expected WebCrypto, found none.')
  return { signatures, sha256, inflate: webInflate }
}

/** Releases one catalog after another to one site, which it returns: bytes by path, and what was released. */
export class ASite {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly releases: Release[] = []

  async release(catalog: CatalogFiles, fields: Partial<ReleaseRequest> = {}): Promise<Release> {
    const tools = { sha256, inflate: webInflate }
    const made = await releaseFiles(
      {
        catalog,
        position: { epoch: 1, seq: this.releases.length + 1 },
        root: 1,
        issued: aTime,
        expires: aTime + YEAR_MS,
        previous: this.releases.map(({ manifest }) => manifest).toReversed(),
        readObject: (object) => openObject(this.object(object.sha256), object, 'an object', tools),
        releaseSigners: hands.release,
        headSigners: hands.head,
        ...fields,
      },
      { sha256, deflate: nodeDeflate },
    )
    for (const [path, bytes] of made.files) this.files.set(path, bytes)
    this.releases.push(made)
    return made
  }

  object(digest: string): Uint8Array<ArrayBuffer> {
    const bytes = this.files.get(objectPath(digest))
    if (bytes === undefined) throw new Error(`Expected ${objectPath(digest)} in the site, found nothing.`)
    return bytes
  }
}
