/** What an app's service worker composes: a function that answers some requests and leaves the others alone. */

/** Of a FetchEvent, what a handler reads. */
export interface Asked {
  readonly request: Request
  readonly clientId: string
}

/** An answer for `event.respondWith`, or undefined: then the request is not Docent's. */
export type FetchHandler = (event: Asked) => Promise<Response> | undefined
