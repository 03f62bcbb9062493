/** Deflates by the platform's CompressionStream, for a publisher that lives in a page. */
import type { Deflate } from '../../ports/codec.ts'

/** Raw deflate of the engine's own level: some percent larger than the publisher's in Node. */
export const webDeflate: Deflate = async (bytes) => {
  const deflated = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(deflated).arrayBuffer())
}
