/** Packs the newest release of a site into one file, for devices without a network (SPEC PB52). */
import { DocentError } from '../../base/docent-error.ts'
import type { ReleaseSource } from '../../ports/release-source.ts'
import { HEAD_PATH } from '../../release/head.ts'
import { MAX_ROOT_BYTES, rootPath } from '../../release/root.ts'
import { encodeUsbFile } from '../../release/usb-file.ts'
import { readRelease, type ReadRelease } from './read-release.ts'

/** The bytes of the file, and what is in it. Rejects with a StepFailure where a device would refuse the release. */
export async function packRelease(
  source: ReleaseSource,
  now: number,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly read: ReadRelease }> {
  const anchor = await firstRootOf(source)
  const read = await readRelease({ source, anchor, now, told: () => undefined })
  return { bytes: encodeUsbFile(new Map([...read.stored].toSorted(byPlace))), read }
}

/** root/1 of a source: what vouches for a site to whom nobody gave a root. DocentError `sync-not-a-release` without. */
export async function firstRootOf(source: ReleaseSource): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  const answer = await source.object(rootPath(1), {
    maxBytes: MAX_ROOT_BYTES,
    sink: { start: () => undefined, write: async (bytes) => void pieces.push(bytes.slice()) },
  })
  if (answer.kind === 'refused') throw answer.error
  if (answer.kind !== 'whole') {
    throw new DocentError('sync-not-a-release', 'Expected root/1 of a release, found none. Name a site.', {})
  }
  return new Uint8Array(Buffer.concat(pieces))
}

/** The head first, then roots, then objects: in the order in which they are needed. */
function byPlace([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return placeOf(a) - placeOf(b) || numberOf(a) - numberOf(b)
}

function placeOf(path: string): number {
  if (path === HEAD_PATH) return 0
  return path.startsWith('root/') ? 1 : 2
}

function numberOf(path: string): number {
  return placeOf(path) === 1 ? Number(path.slice('root/'.length)) : 0
}
