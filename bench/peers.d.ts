/**
 * As much of the peers' surface as the benchmarks use. The peers have an install of their own (bench/package.json), and
 * `npm run check` must not need it.
 */
declare module '@orama/orama' {
  interface Orama {
    readonly schema: unknown
  }
  export function create(options: { schema: Readonly<Record<string, string>> }): Orama
  export function insert(db: Orama, document: Readonly<Record<string, unknown>>): string | Promise<string>
  export function search(db: Orama, search: Readonly<Record<string, unknown>>): unknown
  export function searchVector(
    db: Orama,
    search: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly hits: readonly { readonly id: string }[] }>
}

declare module 'voy-search/voy_search_bg.js' {
  export function __wbg_set_wasm(exports: WebAssembly.Exports): void
  /** What its WebAssembly imports is exported beside it. */
  export class Voy {
    constructor(resource: { readonly embeddings: readonly object[] })
    add(resource: { readonly embeddings: readonly object[] }): void
    search(query: Float32Array, k: number): { readonly neighbors: readonly { readonly id: string }[] }
  }
}

declare module 'client-vector-search' {
  export class EmbeddingIndex {
    constructor(objects: readonly { readonly id: number; readonly embedding: readonly number[] }[])
    search(
      query: readonly number[],
      options: { readonly topK: number },
    ): Promise<readonly { readonly object: { readonly id: number } }[]>
  }
}

declare module 'hnswlib-wasm' {
  interface Graph {
    initIndex(rows: number, m: number, efConstruction: number, seed: number): void
    addPoint(vector: Float32Array, label: number, replaceDeleted: boolean): void
    setEfSearch(ef: number): void
    searchKnn(query: Float32Array, k: number, filter: undefined): { readonly neighbors: readonly number[] }
  }
  export function loadHnswlib(): Promise<{ HierarchicalNSW: new (space: 'ip', dim: number, file: string) => Graph }>
}

declare module '@tensorflow/tfjs-core' {
  interface Tensor {
    reshape(shape: readonly number[]): Tensor
    data(): Promise<Int32Array | Float32Array>
    dispose(): void
  }
  export function setBackend(name: 'wasm'): Promise<boolean>
  export function tensor2d(values: Float32Array, shape: readonly [number, number]): Tensor
  export function matMul(a: Tensor, b: Tensor): Tensor
  export function topk(values: Tensor, k: number, sorted: boolean): { readonly indices: Tensor }
  export function tidy<T>(work: () => T): T
}

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(folder: string): void
}
