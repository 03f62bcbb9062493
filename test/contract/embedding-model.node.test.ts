import { fileURLToPath } from 'node:url'
import { createHashEmbeddingModel } from '../../src/adapters/memory/hash-embedding-model.ts'
import { openMiniLm } from '../../src/publisher/open-minilm.ts'
import { describeEmbeddingModel } from './embedding-model.contract.ts'

const folder = fileURLToPath(new URL('../../public/models/all-MiniLM-L6-v2', import.meta.url))

describeEmbeddingModel('hash buckets', async () => createHashEmbeddingModel())
describeEmbeddingModel('MiniLM in Node', () => openMiniLm(folder))
