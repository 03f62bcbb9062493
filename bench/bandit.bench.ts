/** The linear bandit at 64 weights: learning, scoring, changing features, and filling an exploration slot. In Node. */
import type { BanditFeatures, ScaledFeature } from '../src/bandit/bandit-features.ts'
import type { Bench, Row } from './bench.ts'
import { choiceOdds } from '../src/bandit/choice-odds.ts'
import { emptyBanditState } from '../src/bandit/bandit-state.ts'
import { LinearBandit } from '../src/bandit/linear-bandit.ts'
import { migrateBanditState } from '../src/bandit/migrate-bandit-state.ts'
import { parseBanditState } from '../src/bandit/parse-bandit-state.ts'
import { seededRandom } from '../src/base/random.ts'

/** 8 × 8 weights: seven features and a constant on either side. */
const FEATURES: BanditFeatures = { visitor: named('v', 7), item: named('i', 7) }
/** One feature gone on either side, one rescaled, one new: 64 weights again, 16 of them new. */
const CHANGED: BanditFeatures = {
  visitor: [...named('v', 6), { name: 'new', scale: 1 }],
  item: [{ name: 'i0', scale: 3 }, ...named('i', 6).slice(1), { name: 'new', scale: 1 }],
}
const SIZE = 64
const CANDIDATES = 500
/** Updates a measurement: few, so that on a busy machine most measurements are not interrupted. */
const BATCH = 32
/** What is left of 500 above the floor of relevance, about. */
const SLOT_CANDIDATES = 100

const bench: Bench = {
  name: 'bandit',
  run: async () => {
    const random = seededRandom(1)
    const contexts = Float64Array.from({ length: CANDIDATES * SIZE }, () => 2 * random() - 1)
    const contextAt = (at: number): Float64Array => contexts.subarray(at * SIZE, (at + 1) * SIZE)
    const bandit = new LinearBandit(emptyBanditState(FEATURES))
    for (let at = 0; at < CANDIDATES; at++) bandit.update(contextAt(at), random())
    const forgetting = new LinearBandit(bandit.state(), { forgetting: 0.99 })
    const state = bandit.state()
    const text = JSON.stringify(state)
    const slot = contexts.subarray(0, SLOT_CANDIDATES * SIZE)
    const policy = { spread: 0.2, evenly: 0.1, temperature: 0.05 }
    const many = (work: (at: number) => void) => (): void => {
      for (let at = 0; at < BATCH; at++) work(at)
    }
    return [
      row(
        'update, d = 64',
        'µs',
        15,
        timesOf(
          1000,
          many((at) => bandit.update(contextAt(at), 0.5)),
          1000 / BATCH,
        ),
      ),
      row(
        'update with forgetting, d = 64',
        'µs',
        undefined,
        timesOf(
          1000,
          many((at) => forgetting.update(contextAt(at), 0.5)),
          1000 / BATCH,
        ),
      ),
      {
        ...row(
          'mean and width, d = 64',
          'ms',
          2,
          timesOf(200, () => bandit.estimate(contexts)),
        ),
        rows: CANDIDATES,
      },
      row(
        'migration, d = 64',
        'ms',
        5,
        timesOf(100, () => migrateBanditState(state, CHANGED, 0)),
      ),
      row(
        'open a stored state, d = 64',
        'ms',
        undefined,
        timesOf(50, () => new LinearBandit(parseBanditState(JSON.parse(text)))),
      ),
      ...(['ucb', 'thompson'] as const).map((kind) => ({
        ...row(
          `odds of a slot by ${kind}`,
          'ms',
          undefined,
          timesOf(100, () => choiceOdds(bandit, slot, { ...policy, kind }, random)),
        ),
        rows: SLOT_CANDIDATES,
      })),
      { name: 'stored state, d = 64', p50: text.length / 1000, unit: 'KB' },
    ]
  },
}
export default bench

function named(letter: string, count: number): ScaledFeature[] {
  return Array.from({ length: count }, (_, at) => ({ name: `${letter}${at}`, scale: 1 }))
}

/** Times in ms × `scale`, in order of size, after a warm-up. */
function timesOf(runs: number, work: () => unknown, scale = 1): readonly number[] {
  for (let run = 0; run < runs / 5; run++) work()
  return Array.from({ length: runs }, () => {
    const startedAt = performance.now()
    work()
    return (performance.now() - startedAt) * scale
  }).toSorted((a, b) => a - b)
}

function row(name: string, unit: string, goal: number | undefined, times: readonly number[]): Row {
  const at = (part: number): number => times[Math.floor(times.length * part)] ?? NaN
  return { name, p50: at(0.5), p95: at(0.95), unit, ...(goal === undefined ? {} : { goals: { p50: goal } }) }
}
