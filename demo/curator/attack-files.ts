/** What an attacker who has got hold of the server, but of no key, can put there. */
import { Publisher } from 'docent/publish'
import type { Attack } from './desk-state.ts'
import type { SiteFiles } from './write-site.ts'

/** From the start of a head: within the signed bytes, past the line of signatures. */
const BYTE_FROM_END = 40

/** `heads`: those that were published, the latest last. Needs one, and two to replay one. */
export async function attackFiles(
  attack: Attack,
  publisher: Publisher,
  heads: readonly Uint8Array<ArrayBuffer>[],
): Promise<SiteFiles> {
  const head = heads.at(-1) ?? new Uint8Array()
  switch (attack) {
    case 'byte':
      return [['head', withOneByteChanged(head)]]
    case 'replay':
      return [['head', heads.at(-2) ?? head]]
    case 'expire': {
      // The publisher's own head, as it is once nobody has renewed it.
      const { issued } = publisher.latest.head
      return [['head', await publisher.headOf({ issued, expires: issued + 1 })]]
    }
    case 'key': {
      const other = await Publisher.open({ catalog: publisher.catalog, epoch: publisher.epoch })
      await other.release([], publisher.latest.head)
      return other.site
    }
  }
}

function withOneByteChanged(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice()
  const at = changed.length - BYTE_FROM_END
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}
