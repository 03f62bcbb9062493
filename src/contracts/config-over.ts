/** A configuration laid over another one: what it names wins, what it does not name stays. */
import * as z from 'zod/mini'
import { type ConfigWithOrigin, readConfig } from './read-config.ts'
import { RecConfig, type RecConfigInput } from './rec-config.ts'

/** [RP12] `over` on top of the configuration in force. Errors: `config-unknown-key`, `config-invalid`. */
export function configOver(inForce: ConfigWithOrigin, over: unknown): ConfigWithOrigin {
  const { given } = readConfig(over) // of itself: a fault is named by where the caller wrote it
  return {
    config: readConfig(mergedInput(inForce.config, over)).config,
    given: readConfig(mergedInput(inForce.given, given)).given,
  }
}

/** What a caller may give, laid over what another may. Errors: `config-unknown-key`, `config-invalid`. */
export function configInputOver(base: RecConfigInput, over: unknown): RecConfigInput {
  readConfig(over)
  const merged = mergedInput(base, over)
  readConfig(merged)
  return isConfigInput(merged) ? merged : base
}

function isConfigInput(value: unknown): value is RecConfigInput {
  return z.safeParse(RecConfig, value).success
}

/** Objects are merged field by field, whatever else is replaced as a whole; undefined names nothing. */
function mergedInput(base: unknown, over: unknown): unknown {
  if (over === undefined) return base
  if (!isPlain(base) || !isPlain(over)) return over
  const fields = new Map(Object.entries(base))
  for (const [name, value] of Object.entries(over)) fields.set(name, mergedInput(fields.get(name), value))
  return Object.fromEntries(fields)
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
