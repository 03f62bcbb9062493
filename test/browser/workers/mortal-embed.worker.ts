/** An embed worker over the hash model of the tests, two small files for its needs, that fails on demand. */
import { createHashEmbeddingModel } from '../../../src/adapters/memory/hash-embedding-model.ts'
import { expose } from 'comlink'
import { HostedEmbedder } from '../../../src/workers/hosted-embedder.ts'
import type { EmbeddingModel } from '../../../src/ports/embedding-model.ts'

/** Of public/models/all-MiniLM-L6-v2; this model looks at neither. */
const NEEDS = {
  modelId: 'hash',
  files: [
    { path: 'config.json', bytes: 535, sha256: '99be181e752f7adb2bc2358ab0d2193ee8522e3a04578ad77afc185611301b4f' },
  ],
  runtime: {
    path: 'tokenizer_config.json',
    bytes: 313,
    sha256: '804239a12d9f9158e1c810b01ff60cfd2963415546c72a15e7f7224b52091b7c',
  },
}

let heapBytes = 1_000_000
let stumbles = 0

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data === 'throw') throw new Error('This worker was asked to throw.')
  if (data === 'close') close()
  if (data === 'hang') for (;;);
  if (data === 'grow') heapBytes *= 2
  if (data === 'stumble') stumbles++
})

async function open(): Promise<EmbeddingModel> {
  const model = createHashEmbeddingModel()
  return {
    ...model,
    async encode(text) {
      if (stumbles-- > 0) throw new RangeError('out of memory')
      stumbles = 0
      // Never answers: what a call that is under way looks like.
      if (text === 'wait for ever') return new Promise(() => undefined)
      return model.encode(text)
    },
  }
}

expose(new HostedEmbedder({ needs: NEEDS, open, heapBytes: () => heapBytes }))
