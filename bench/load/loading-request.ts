/** What the benchmark asks of its worker. */

/** Where bytes lie: a file; the database, as a Blob or as bytes inside a record. */
export type Place = 'opfs' | 'blob' | 'bytes'

export type LoadingRequest =
  /** Puts the vectors everywhere; gives the ms of the file alone. */
  | { readonly do: 'keep'; readonly what: What }
  /**
   * Reads them into memory of WebAssembly that nobody has used, or that was written to before; gives ms from the question
   * to the last byte.
   */
  | { readonly do: 'read'; readonly what: What; readonly from: Place; readonly into: 'fresh' | 'touched' }
  /** Opens an index over the file: the read and the kernel's pass over it. */
  | { readonly do: 'open'; readonly what: What }

/** `rows` vectors of `dim` numbers: one plane of int8 as plain bytes, or the whole image of an index. */
export interface What {
  readonly kind: 'plane' | 'image'
  readonly rows: number
  readonly dim: number
}
