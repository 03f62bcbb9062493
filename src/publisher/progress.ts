/** Says how far a long piece of work has come, with its rate and the time left: a bar, or plain lines in a log. */
import { SingleBar } from 'cli-progress'
import { SECOND_MS } from '../base/time.ts'

export interface Progress {
  start(total: number): void
  step(): void
  /** Once, at the end, finished or not. */
  stop(): void
}

/** Where progress goes: standard error, or what stands for it in a test. */
export interface ProgressOutput {
  readonly stream: NodeJS.WritableStream
  /** Whether a person looks at it as it happens. */
  readonly interactive: boolean
}

/** Plain lines at most this often. */
const LINE_EVERY_MS = 5 * SECOND_MS

/** Progress of `what` ("Embedding"): a bar on a terminal, else a line every 5 seconds and one at the end. `now` in ms. */
export function createProgress(what: string, output: ProgressOutput, now: () => number): Progress {
  return output.interactive ? barProgress(what, output.stream, now) : lineProgress(what, output.stream, now)
}

function barProgress(what: string, stream: NodeJS.WritableStream, now: () => number): Progress {
  const bar = new SingleBar({
    stream,
    // A terminal that Ctrl-C leaves behind must be as it was: no hidden cursor, no changed line wrap.
    hideCursor: false,
    linewrap: true,
    format: `${what} {bar} {value} of {total} · {rate} a second · {left} left`,
  })
  let started = 0
  let done = 0
  let total = 0
  return {
    start(count) {
      total = count
      started = now()
      bar.start(count, 0, { rate: '–', left: '–' })
    },
    step() {
      done++
      bar.update(done, paceOf(done, total, now() - started))
    },
    stop: () => bar.stop(),
  }
}

function lineProgress(what: string, stream: NodeJS.WritableStream, now: () => number): Progress {
  let started = 0
  let told = 0
  let done = 0
  let total = 0
  const tell = (): void => {
    told = now()
    const { rate, left } = paceOf(done, total, told - started)
    stream.write(`${what}: ${done} of ${total}, ${rate} a second, ${left} left\n`)
  }
  return {
    start(count) {
      total = count
      started = now()
      told = started
      stream.write(`${what}: ${count} to do\n`)
    },
    step() {
      done++
      if (now() - told >= LINE_EVERY_MS) tell()
    },
    stop: tell,
  }
}

function paceOf(done: number, total: number, elapsedMs: number): { rate: string; left: string } {
  const perSecond = elapsedMs > 0 ? (done * SECOND_MS) / elapsedMs : 0
  if (perSecond === 0) return { rate: '–', left: total > done ? '–' : '0 s' }
  return { rate: perSecond.toFixed(1), left: `${Math.ceil((total - done) / perSecond)} s` }
}
