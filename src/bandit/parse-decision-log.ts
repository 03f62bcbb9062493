/** The door for decision logs from a store: unknown becomes a DecisionLog, or a DocentError that says what is wrong. */
import {
  checkPropensity,
  type Decision,
  type DecisionLog,
  DECISIONS_VERSION,
  type SettledDecision,
} from './decision-log.ts'
import { DocentError } from '../base/docent-error.ts'
import type { Readings } from './read-context.ts'

/**
 * [BD13] As for states: newer ones are refused by name (`bandit-state-newer`), damaged ones with what was wrong
 * (`bandit-state-invalid`, `bandit-propensity-invalid`).
 */
export function parseDecisionLog(value: unknown): DecisionLog {
  const { schemaVersion, pending, settled, made, lost } = isRecord(value) ? value : {}
  if (typeof schemaVersion === 'number' && schemaVersion > DECISIONS_VERSION) {
    throw new DocentError(
      'bandit-state-newer',
      `Expected a decision log of version ${DECISIONS_VERSION}, found version ${schemaVersion}. Update Docent; the log is left as it is.`,
      { found: schemaVersion, known: DECISIONS_VERSION },
    )
  }
  const isWhole = schemaVersion === DECISIONS_VERSION && typeof made === 'number' && typeof lost === 'number'
  if (!isWhole || !Array.isArray(pending) || !Array.isArray(settled)) return refuse('a decision log', typeof value)
  return {
    schemaVersion: DECISIONS_VERSION,
    pending: pending.map(parseDecision),
    settled: settled.map(parseSettled),
    made,
    lost,
  }
}

function parseSettled(value: unknown): SettledDecision {
  const { reward, because } = isRecord(value) ? value : {}
  if (typeof reward !== 'number' || (because !== 'engaged' && because !== 'expired'))
    return refuse('a settled decision to have a reward and its reason', typeof reward)
  return { ...parseDecision(value), reward, because }
}

function parseDecision(value: unknown): Decision {
  if (!isRecord(value)) return refuse('a decision', typeof value)
  const { recommId, contentId, policy, missing } = value
  if (typeof recommId !== 'string' || typeof contentId !== 'string') return refuse('the ids of a decision', 'none')
  if (policy !== 'ucb' && policy !== 'thompson') return refuse('a policy of ucb or thompson', String(policy))
  if (!Array.isArray(missing) || !missing.every((name) => typeof name === 'string'))
    return refuse('the names of missing features', typeof missing)
  const number = (name: string): number => numberOf(value[name], name)
  const odds = readingsOf(value['odds'], 'odds')
  const oddsOf = (name: string): number => numberOf(odds[name], `odds.${name}`)
  const decision: Decision = {
    recommId,
    contentId,
    at: number('at'),
    place: number('place'),
    policy,
    propensity: number('propensity'),
    odds: { ucb: oddsOf('ucb'), thompson: oddsOf('thompson'), evenly: oddsOf('evenly'), best: oddsOf('best') },
    candidates: number('candidates'),
    mean: number('mean'),
    width: number('width'),
    visitor: readingsOf(value['visitor'], 'visitor'),
    item: readingsOf(value['item'], 'item'),
    missing,
  }
  checkPropensity(decision)
  return decision
}

function readingsOf(value: unknown, name: string): Readings {
  if (!isRecord(value)) return refuse(`${name} to be numbers by name`, typeof value)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, numberOf(one, `${name}.${key}`)]))
}

function numberOf(value: unknown, name: string): number {
  return typeof value === 'number' ? value : refuse(`${name} to be a number`, typeof value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(expected: string, found: string): never {
  throw new DocentError(
    'bandit-state-invalid',
    `Expected ${expected}, found ${found}. Take what Docent stored, unchanged.`,
  )
}
