/** A part of a file as a stream, read as fast as it is taken and no faster. */
import { open } from 'node:fs/promises'

const PIECE_BYTES = 65_536

/** Bytes `start` to `end`, both included. Opened at once, so that a file that is replaced goes on as it was. */
export async function fileStream(file: string, start: number, end: number): Promise<ReadableStream<Uint8Array>> {
  const handle = await open(file)
  let at = start
  return new ReadableStream({
    async pull(controller) {
      try {
        const piece = new Uint8Array(Math.min(PIECE_BYTES, end + 1 - at))
        const { bytesRead } = await handle.read(piece, 0, piece.length, at)
        at += bytesRead
        if (bytesRead === 0) throw new Error('The file has become shorter.')
        controller.enqueue(piece.subarray(0, bytesRead))
        if (at <= end) return
        controller.close()
      } catch (error) {
        controller.error(error)
      }
      await handle.close()
    },
    cancel: () => handle.close(),
  })
}
