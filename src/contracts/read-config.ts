/** The config as a caller gave it, checked, with what they named themselves. */
import * as z from 'zod/mini'
import { RecConfig, type RecConfigInput } from './rec-config.ts'
import { parseInput } from './parse-input.ts'

/** A config with what the caller named themselves: a product may override defaults, never a caller's own word. */
export interface ConfigWithOrigin {
  readonly config: RecConfig
  readonly given: Pick<RecConfigInput, 'fusionWeights' | 'coldWeights' | 'feed'>
}

/** The parts of the input that tell a default from a caller's own word. */
const Given = z.object({
  fusionWeights: z.optional(z.record(z.string(), z.number())),
  coldWeights: z.optional(z.record(z.string(), z.number())),
  feed: z.optional(z.object({ headWeights: z.optional(z.record(z.string(), z.number())) })),
})

/** [CF2] DocentError `config-unknown-key` when a key is misspelt, `config-invalid` for other faults; both name every fault. */
export function readConfig(input: unknown): ConfigWithOrigin {
  const given = input ?? {}
  const result = z.safeParse(RecConfig, given)
  const unknown = result.error?.issues.some((issue) => issue.code === 'unrecognized_keys') === true
  const config = parseInput(RecConfig, given, unknown ? 'config-unknown-key' : 'config-invalid', 'the config')
  return { config, given: z.parse(Given, given) }
}
