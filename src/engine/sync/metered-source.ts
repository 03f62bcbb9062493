/** MeteredSource: counts what is asked of a ReleaseSource and what comes of it. */
import type { ByteSink, HeadAnswer, ObjectAnswer, ReleaseSource } from '../../ports/release-source.ts'

export class MeteredSource implements ReleaseSource {
  readonly #source: ReleaseSource
  #requests = 0
  #bytes = 0

  constructor(source: ReleaseSource) {
    this.#source = source
  }

  get requests(): number {
    return this.#requests
  }

  /** Of bodies. */
  get bytes(): number {
    return this.#bytes
  }

  async head(request: Parameters<ReleaseSource['head']>[0]): Promise<HeadAnswer> {
    this.#requests++
    const answer = await this.#source.head(request)
    if (answer.kind === 'bytes') this.#bytes += answer.bytes.length
    return answer
  }

  object(path: string, request: Parameters<ReleaseSource['object']>[1]): Promise<ObjectAnswer> {
    this.#requests++
    const { sink } = request
    const counting: ByteSink = {
      start: (from, etag) => sink.start(from, etag),
      write: (bytes) => {
        this.#bytes += bytes.length
        return sink.write(bytes)
      },
    }
    return this.#source.object(path, { ...request, sink: counting })
  }
}
