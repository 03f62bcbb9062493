/** An embed worker over the hash model of the tests, under the name of the model that imports are embedded with. */
import { createHashEmbeddingModel } from '../../../src/adapters/memory/hash-embedding-model.ts'
import { expose } from 'comlink'
import { HostedEmbedder } from '../../../src/workers/hosted-embedder.ts'
import { MINILM_ID } from '../../../src/adapters/transformers/minilm-files.ts'

/** Of public/models/all-MiniLM-L6-v2; this model looks at neither. */
const NEEDS = {
  modelId: MINILM_ID,
  files: [
    { path: 'config.json', bytes: 535, sha256: '99be181e752f7adb2bc2358ab0d2193ee8522e3a04578ad77afc185611301b4f' },
  ],
  runtime: {
    path: 'tokenizer_config.json',
    bytes: 313,
    sha256: '804239a12d9f9158e1c810b01ff60cfd2963415546c72a15e7f7224b52091b7c',
  },
}

expose(
  new HostedEmbedder({
    needs: NEEDS,
    open: async () => ({ ...createHashEmbeddingModel(), modelId: MINILM_ID }),
    heapBytes: () => 1,
  }),
)
