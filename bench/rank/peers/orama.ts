/** @orama/orama: exact, plain JavaScript. */
import type { OpenPeer } from './peer.ts'
import { rowOf } from './peer.ts'

export const openOrama: OpenPeer = async (vectors, dim) => {
  const orama = await import('@orama/orama')
  const db = orama.create({ schema: { embedding: `vector[${dim}]` } })
  for (let row = 0; row < vectors.length / dim; row++) {
    await orama.insert(db, { id: String(row), embedding: [...rowOf(vectors, dim, row)] })
  }
  return async (query, k) => {
    const vector = { value: [...query], property: 'embedding' }
    const found = await orama.searchVector(db, { mode: 'vector', vector, similarity: -1, limit: k })
    return found.hits.map(({ id }) => Number(id))
  }
}
