/** voy-search: exact, a k-d tree in scalar WebAssembly. */
import type { OpenPeer } from './peer.ts'
import { rowOf } from './peer.ts'

const PART = 10_000

export const openVoy: OpenPeer = async (vectors, dim) => {
  const voy = await import('voy-search/voy_search_bg.js')
  const url = new URL('../../node_modules/voy-search/voy_search_bg.wasm', import.meta.url)
  const functions: WebAssembly.ModuleImports = {}
  for (const [name, value] of Object.entries(voy)) {
    if (typeof value === 'function') Reflect.set(functions, name, value)
  }
  const { instance } = await WebAssembly.instantiateStreaming(fetch(url), { './voy_search_bg.js': functions })
  voy.__wbg_set_wasm(instance.exports)
  const embeddings = Array.from({ length: vectors.length / dim }, (_, row) => ({
    id: String(row),
    title: '',
    url: '',
    embeddings: [...rowOf(vectors, dim, row)],
  }))
  // In parts: it takes them as JSON, and one text of a large catalog is more than its memory holds.
  const index = new voy.Voy({ embeddings: embeddings.slice(0, PART) })
  for (let from = PART; from < embeddings.length; from += PART) {
    index.add({ embeddings: embeddings.slice(from, from + PART) })
  }
  return async (query, k) => index.search(query, k).neighbors.map(({ id }) => Number(id))
}
