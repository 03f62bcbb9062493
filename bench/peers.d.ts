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
  export function searchVector(db: Orama, search: Readonly<Record<string, unknown>>): unknown
}
