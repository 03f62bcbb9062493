/** client-vector-search: exact, plain JavaScript over objects. */
import type { OpenPeer } from './peer.ts'
import { rowOf } from './peer.ts'

export const openClientVectorSearch: OpenPeer = async (vectors, dim) => {
  const { EmbeddingIndex } = await import('client-vector-search')
  const index = new EmbeddingIndex(
    Array.from({ length: vectors.length / dim }, (_, row) => ({ id: row, embedding: [...rowOf(vectors, dim, row)] })),
  )
  return async (query, k) => (await index.search([...query], { topK: k })).map(({ object }) => object.id)
}
