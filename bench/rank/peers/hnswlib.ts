/** hnswlib-wasm: approximate, a graph in scalar WebAssembly. M 16, efConstruction 200, ef 200. */
import type { OpenPeer } from './peer.ts'
import { rowOf } from './peer.ts'

const M = 16
const EF = 200
const SEED = 100

export const openHnswlib: OpenPeer = async (vectors, dim) => {
  const { loadHnswlib } = await import('hnswlib-wasm')
  const { HierarchicalNSW } = await loadHnswlib()
  const index = new HierarchicalNSW('ip', dim, '')
  const rows = vectors.length / dim
  index.initIndex(rows, M, EF, SEED)
  for (let row = 0; row < rows; row++) index.addPoint(rowOf(vectors, dim, row), row, false)
  index.setEfSearch(EF)
  return async (query, k) => index.searchKnn(query, k, undefined).neighbors
}
