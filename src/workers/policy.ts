/** Reads a Content-Security-Policy: does it leave a worker any way to reach the network? Pure. */

/** What may stand in a directive of a worker that must not reach the network: nothing, and compiling WebAssembly. */
const HARMLESS = new Set(["'none'", "'wasm-unsafe-eval'"])

/** Each way out of a worker, with the directives that decide it: the first that is there. Source: CSP Level 3, 6.8.3. */
const WAYS_OUT: readonly (readonly string[])[] = [
  ['connect-src', 'default-src'], // fetch, XMLHttpRequest, WebSocket, EventSource, WebTransport
  ['script-src-elem', 'script-src', 'default-src'], // import(), importScripts()
  ['worker-src', 'child-src', 'script-src', 'default-src'], // a worker of its own
]

/** Reports of violations carry the address that was refused, so they are a way out too. */
const REPORTING = ['report-uri', 'report-to']

/**
 * [VW5] True when one of the policies (comma-separated, as headers are joined) closes every way out. A way out without a
 * directive is open. `'self'` is open: it reaches the server that the page came from.
 */
export function closesEveryWayOut(policies: string): boolean {
  return policies.split(',').some((policy) => {
    const directives = directivesOf(policy)
    if (REPORTING.some((name) => directives.has(name))) return false
    return WAYS_OUT.every((names) => {
      const sources = names.map((name) => directives.get(name)).find((found) => found !== undefined)
      return sources?.every((source) => HARMLESS.has(source)) ?? false
    })
  })
}

/** Sources by directive; of a directive that comes twice the first counts. */
function directivesOf(policy: string): ReadonlyMap<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>()
  for (const directive of policy.split(';')) {
    const [name, ...sources] = directive.trim().toLowerCase().split(/\s+/)
    if (name && !directives.has(name)) directives.set(name, sources)
  }
  return directives
}
