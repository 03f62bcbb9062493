/** RecConfig with the seed's defaults but for what a test says. */
import { RecConfig, type RecConfigInput } from '../../../src/contracts/rec-config.ts'

export function aConfig(overrides: RecConfigInput = {}): RecConfig {
  return RecConfig.parse(overrides)
}
