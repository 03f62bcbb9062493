/** What the build writes into the code. */

/** The text of the root that this build signed its catalogue with. */
declare const CATALOG_ROOT: string
/** In the service worker: every file of this version, with its digest. */
declare const PACKAGED: readonly {
  readonly url: string
  readonly revision: string | null
  readonly integrity: string
}[]
