/** The door for states from a store or a file: unknown becomes a BanditState, or a DocentError that says what is wrong. */
import type { BanditFeatures } from './bandit-features.ts'
import { BANDIT_STATE_VERSION, type BanditMigration, type BanditState } from './bandit-state.ts'
import { checkFeatures } from './check-features.ts'
import { DocentError } from '../base/docent-error.ts'
import { factorise, rowStart } from './cholesky.ts'
import { weightCount } from './weight-order.ts'

/**
 * [BD13] A state of a newer version is refused by name (`bandit-state-newer`), one that is not whole, or whose evidence is
 * no sum of squares, with what was wrong (`bandit-state-invalid`): never taken in part, never reset in silence.
 */
export function parseBanditState(value: unknown): BanditState {
  if (!isRecord(value)) return refuse('an object', typeof value)
  const version = value['schemaVersion']
  if (typeof version === 'number' && version > BANDIT_STATE_VERSION) {
    throw new DocentError(
      'bandit-state-newer',
      `Expected a bandit state of version ${BANDIT_STATE_VERSION} or older, found version ${version}. Read it with the newer Docent that wrote it, or update this one; the state is left as it is.`,
      { found: version, known: BANDIT_STATE_VERSION },
    )
  }
  if (version !== BANDIT_STATE_VERSION) return refuse(`schemaVersion ${BANDIT_STATE_VERSION}`, String(version))
  const features = parseFeatures(value['features'])
  const size = weightCount(features)
  const state: BanditState = {
    schemaVersion: BANDIT_STATE_VERSION,
    features,
    prior: parseNumbers(value['prior'], 'prior', size, (x) => x > 0),
    gram: parseNumbers(value['gram'], 'gram', rowStart(size)),
    moment: parseNumbers(value['moment'], 'moment', size),
    weight: parseCount(value['weight'], 'weight'),
    updates: parseCount(value['updates'], 'updates'),
    sinceFading: parseCount(value['sinceFading'], 'sinceFading'),
    migrations: parseMigrations(value['migrations']),
  }
  if (!isSumOfSquares(state)) return refuse('gram to be a sum of squares', 'a matrix that is none')
  return state
}

function parseFeatures(value: unknown): BanditFeatures {
  if (!isRecord(value)) return refuse('features', typeof value)
  const listOf = (side: 'visitor' | 'item'): BanditFeatures['item'] => {
    const list = value[side]
    if (!Array.isArray(list)) return refuse(`features.${side} to be a list`, typeof list)
    return list.map((one: unknown, at) => {
      const name = isRecord(one) ? one['name'] : undefined
      const scale = isRecord(one) ? one['scale'] : undefined
      if (typeof name === 'string' && typeof scale === 'number') return { name, scale }
      return refuse(`features.${side}.${at} to be { name, scale }`, typeof one)
    })
  }
  const features = { visitor: listOf('visitor'), item: listOf('item') }
  checkFeatures(features)
  return features
}

function parseMigrations(value: unknown): readonly BanditMigration[] {
  if (!Array.isArray(value)) return refuse('migrations to be a list', typeof value)
  return value.map((one: unknown, at) => {
    const { at: instant, added, removed, rescaled, drift } = isRecord(one) ? one : {}
    if (typeof instant !== 'number' || typeof drift !== 'number' || !areTexts(added) || !areTexts(removed))
      return refuse(`migrations.${at} to say when, what and how far`, typeof one)
    if (!Array.isArray(rescaled)) return refuse(`migrations.${at}.rescaled to be a list`, typeof rescaled)
    return { at: instant, added, removed, rescaled: rescaled.map(parseRescaled), drift }
  })
}

function parseRescaled(value: unknown): BanditMigration['rescaled'][number] {
  const { name, from, to } = isRecord(value) ? value : {}
  if (typeof name === 'string' && typeof from === 'number' && typeof to === 'number') return { name, from, to }
  return refuse('a rescaled feature to be { name, from, to }', typeof value)
}

function parseNumbers(
  value: unknown,
  name: string,
  length: number,
  fits: (x: number) => boolean = () => true,
): readonly number[] {
  if (!Array.isArray(value) || value.length !== length) {
    return refuse(`${name} to hold ${length} numbers`, Array.isArray(value) ? String(value.length) : typeof value)
  }
  return value.map((x: unknown) => {
    if (typeof x === 'number' && Number.isFinite(x) && fits(x)) return x
    return refuse(`${name} to hold finite numbers${name === 'prior' ? ' above 0' : ''}`, String(x))
  })
}

function parseCount(value: unknown, name: string): number {
  if (typeof value === 'number' && value >= 0 && value < Infinity) return value
  return refuse(`${name} to be at least 0`, String(value))
}

/** Whether prior + gram can be factored, and no diagonal entry of the gram is below 0. */
function isSumOfSquares({ prior, gram }: BanditState): boolean {
  const precision = Float64Array.from(gram)
  for (const [i, one] of prior.entries()) {
    const at = rowStart(i) + i
    const square = precision[at] ?? 0
    if (square < -1e-9 * one) return false
    precision[at] = square + one
  }
  return factorise(precision, prior.length) !== undefined
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(expected: string, found: string): never {
  throw new DocentError(
    'bandit-state-invalid',
    `Expected a bandit state with ${expected}, found ${found}. Take the export that Docent wrote, unchanged.`,
  )
}
