/** The error wire: Comlink drops an error's class, code and cause, so replies are values and errors travel as data. */
import { DocentError, asDocentError, type ErrorCode } from '../base/docent-error.ts'

export interface WireError {
  readonly code: ErrorCode
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
  /** Messages of the causes, outermost first. */
  readonly causes: readonly string[]
}

export type Wire<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError }

/** At most this many causes are followed, so that a cyclic chain ends. */
const MAX_CAUSES = 8

/** Runs `work` and gives its value or its error as data. Never rejects. The inverse of `unwrapReply`. */
export async function wrapReply<T>(work: () => T | Promise<T>): Promise<Wire<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (thrown) {
    return { ok: false, error: toWireError(asDocentError(thrown)) }
  }
}

/** The value of a reply; throws the DocentError that it carries, with code, details and causes. */
export function unwrapReply<T>(reply: Wire<T>): T {
  if (reply.ok) return reply.value
  const { code, message, details, causes } = reply.error
  throw new DocentError(code, message, details, causeChain(causes))
}

function toWireError(error: DocentError): WireError {
  const causes: string[] = []
  let cause: unknown = error.cause
  while (cause !== undefined && causes.length < MAX_CAUSES) {
    causes.push(cause instanceof Error ? cause.message : String(cause))
    cause = cause instanceof Error ? cause.cause : undefined
  }
  return { code: error.code, message: error.message, details: cloneable(error.details), causes }
}

/** Details that can be cloned: a stray function or handle must not make the reply itself fail. */
function cloneable(details: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  try {
    return structuredClone(details)
  } catch {
    return {}
  }
}

function causeChain(causes: readonly string[]): Error | undefined {
  let chain: Error | undefined
  for (const message of causes.toReversed()) chain = chain ? new Error(message, { cause: chain }) : new Error(message)
  return chain
}
