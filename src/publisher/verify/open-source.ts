/** Opens whatever a release lies in: a site at an address, a site in a folder, one file. */
import { asFolder } from '../../base/as-folder.ts'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createFetchReleaseSource } from '../../adapters/fetch/fetch-release-source.ts'
import { DocentError } from '../../base/docent-error.ts'
import { fileSource } from '../../engine/sync/file-source.ts'
import type { ReleaseSource } from '../../ports/release-source.ts'
import { HEAD_PATH, MAX_HEAD_BYTES } from '../../release/head.ts'

export interface OpenedSource {
  readonly kind: 'address' | 'folder' | 'file'
  readonly source: ReleaseSource
}

/**
 * `place`: an http address, a folder, or a file that `docent pack` wrote. DocentError `cli-bad-input` where there is none
 * of them, and what refuses a file that is none of ours (`sync-not-a-release`, `sync-bad-format`).
 */
export async function openSource(place: string): Promise<OpenedSource> {
  if (/^https?:\/\//.test(place)) return { kind: 'address', source: createFetchReleaseSource(addressOf(place)) }
  const found = await stat(place).catch(() => undefined)
  if (found?.isDirectory()) return { kind: 'folder', source: folderSource(place) }
  if (found?.isFile()) return { kind: 'file', source: await openFile(place) }
  throw new DocentError(
    'cli-bad-input',
    `Expected an address, a folder or a file of a release, found none at ${place}.`,
    { place },
  )
}

/** It reads its list of files when its head is asked for, and has nothing before. */
async function openFile(path: string): Promise<ReleaseSource> {
  const source = fileSource(new Uint8Array(await readFile(path)))
  const answer = await source.head({ maxBytes: MAX_HEAD_BYTES })
  if (answer.kind === 'refused') throw answer.error
  return source
}

/** A site in a folder as a ReleaseSource: reads no more of a file than it may have. */
function folderSource(folder: string): ReleaseSource {
  return {
    async head({ maxBytes }) {
      const bytes = await readUpTo(join(folder, HEAD_PATH), maxBytes + 1)
      if (bytes === undefined) return { kind: 'missing' }
      if (bytes.length > maxBytes) return { kind: 'refused', error: tooLarge(HEAD_PATH, maxBytes) }
      return { kind: 'bytes', bytes, etag: undefined }
    },
    async object(path, { maxBytes, from = 0, sink }) {
      const bytes = await readUpTo(join(folder, path), maxBytes + 1)
      if (bytes === undefined) return { kind: 'missing' }
      if (bytes.length > maxBytes) return { kind: 'refused', error: tooLarge(path, maxBytes) }
      sink.start(from, undefined)
      await sink.write(bytes.subarray(from))
      return { kind: 'whole' }
    },
  }
}

/** The first bytes of a file, `most` at most; undefined where there is no file. */
async function readUpTo(path: string, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return undefined
  try {
    const { size } = await file.stat()
    const bytes = new Uint8Array(Math.min(size, most))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function addressOf(text: string): URL {
  const url = new URL(text)
  if (url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new DocentError('cli-bad-input', `Expected a plain address of a site, found ${text}.`, { place: text })
  }
  return asFolder(url)
}

function tooLarge(path: string, most: number): DocentError {
  return new DocentError('sync-too-large', `Expected ${path} to have at most ${most} bytes, found more.`, {
    path,
    most,
  })
}
