/** Deflates by Node's zlib, for the publisher. */
import { promisify } from 'node:util'
import { constants, deflateRaw } from 'node:zlib'
import type { Deflate } from '../../ports/codec.ts'

const deflateRawAsync = promisify(deflateRaw)

/** Raw deflate of the best level, off the main thread. */
export const nodeDeflate: Deflate = async (bytes) =>
  new Uint8Array(await deflateRawAsync(bytes, { level: constants.Z_BEST_COMPRESSION }))
