/** What the benchmark uses of its peer, so that it type-checks where the peer is not installed. */
declare module '@orama/orama' {
  export interface Database {
    readonly id: string
  }
  export function create(options: { readonly schema: Readonly<Record<string, string>> }): Database
  export function insert(db: Database, document: Readonly<Record<string, unknown>>): string | Promise<string>
  export function searchVector(
    db: Database,
    query: {
      readonly mode: 'vector'
      readonly vector: { readonly value: number[]; readonly property: string }
      readonly similarity: number
      readonly limit: number
    },
  ): unknown
}
