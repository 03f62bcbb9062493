/** WorkerLife: one worker from its start to its end. Comlink's calls never reject when a worker dies; these do. */
import { type Remote, wrap } from 'comlink'
import { unwrapReply, type Wire } from '../protocol/error-wire.ts'
import { DocentError } from '../base/docent-error.ts'
import { SECOND_MS } from '../base/time.ts'
import type { WorkerKind } from './worker-kind.ts'

/** A worker that is busy for longer without a pause is taken for hanging after two of these. */
const HEARTBEAT_MS = 2 * SECOND_MS
/** Pings without an answer that end a life: one may fall victim to a page that was itself busy. Source: storage note, 5. */
const MISSES = 2

/** Why a call of a life that ended was not answered. Never leaves the client. */
export class LifeEnded extends Error {}

/** What every host answers out of turn: the time, or any number; that it answers is what counts. */
export interface Pingable {
  ping(): Promise<number>
}

export class WorkerLife<Host extends Pingable> {
  readonly host: Remote<Host>
  readonly #kind: WorkerKind
  readonly #worker: Worker
  readonly #onEnd: (because: string) => void
  readonly #pending = new Set<(error: Error) => void>()
  #heartbeat: ReturnType<typeof setInterval> | undefined
  #unanswered = 0
  #ended: LifeEnded | undefined

  /** `onEnd` is called once, when the worker errs, hangs or is ended. */
  constructor(worker: Worker, kind: WorkerKind, onEnd: (because: string) => void) {
    this.#worker = worker
    this.#kind = kind
    this.#onEnd = onEnd
    this.host = wrap<Host>(worker)
    worker.addEventListener('error', (event) => {
      event.preventDefault() // it is told as a state; the console need not shout as well
      this.end(`it threw: ${event.message || 'its script could not be loaded or run'}`)
    })
    worker.addEventListener('messageerror', () => this.end('it sent a message that could not be read'))
  }

  /**
   * The value of one call. Errors: the kind's timeout after `deadlineMs`, LifeEnded when the life ends before the answer,
   * `protocol-mismatch` when the answer is none of this protocol, else what the worker answered.
   */
  async ask<T>(verb: (host: Remote<Host>) => Promise<Wire<T>>, deadlineMs: number): Promise<T> {
    if (this.#ended) throw this.#ended
    const reply = await new Promise<Wire<T>>((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer)
        this.#pending.delete(fail)
      }
      const fail = (error: Error): void => {
        settle()
        reject(error)
      }
      const timer = setTimeout(() => fail(tooLate(this.#kind, Math.ceil(deadlineMs))), deadlineMs)
      this.#pending.add(fail)
      verb(this.host)
        .then(resolve, (thrown: unknown) => reject(notSent(this.#kind, thrown)))
        .finally(settle)
    })
    if (typeof reply?.ok !== 'boolean') throw foreignWorker(this.#kind)
    return unwrapReply(reply)
  }

  /** Pings from now on; a worker that leaves two in a row unanswered is ended. */
  watch(): void {
    this.#heartbeat ??= setInterval(() => this.#beat(), HEARTBEAT_MS)
  }

  /** Terminates the worker; calls that wait are rejected. Does nothing the second time. */
  end(because: string): void {
    if (this.#ended) return
    this.#ended = new LifeEnded(because)
    clearInterval(this.#heartbeat)
    this.#worker.terminate()
    for (const fail of this.#pending) fail(this.#ended)
    this.#onEnd(because)
  }

  #beat(): void {
    if (this.#unanswered >= MISSES) return this.end(`it hangs: ${MISSES} pings in a row went unanswered`)
    this.#unanswered++
    if (this.#unanswered > 1) return // the first ping still waits; a second one would wait behind it
    this.host.ping().then(
      () => (this.#unanswered = 0),
      () => undefined,
    )
  }
}

function tooLate({ name, codes }: WorkerKind, deadlineMs: number): DocentError {
  return new DocentError(
    codes.timeout,
    `Expected an answer of the ${name} within ${deadlineMs} ms, found none. Try again, or give a larger deadlineMs.`,
    { deadlineMs },
  )
}

function notSent(kind: WorkerKind, thrown: unknown): DocentError {
  if (!(thrown instanceof DOMException && thrown.name === 'DataCloneError')) return foreignWorker(kind, thrown)
  const found = 'Expected plain data that can be sent to a worker, found something else (a function, an element?)'
  return new DocentError('options-invalid', `${found}: ${thrown.message}`, {}, thrown)
}

function foreignWorker({ runs }: WorkerKind, cause?: unknown): DocentError {
  return new DocentError(
    'protocol-mismatch',
    `Expected a worker that runs ${runs} of this build, found another one. Reload the page; if it stays so, check the worker file.`,
    {},
    cause,
  )
}
