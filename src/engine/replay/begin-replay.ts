/** Begins a replay: what a caller asked for, checked, over an engine's own log. */
import { configOver } from '../../contracts/config-over.ts'
import type { Engine } from '../engine.ts'
import { parseInput } from '../../contracts/parse-input.ts'
import type { ReplayInput } from './replay-log.ts'
import { ReplayOptions } from '../../contracts/replay-options.ts'
import { resolveProduct } from '../resolve-options.ts'
import type { VisitorLog } from '../visitor-log.ts'

/**
 * A replay of `log`, to be stepped through. Errors: `options-invalid`, `config-unknown-key`, `config-invalid`,
 * `product-unknown`.
 */
export function beginReplay(engine: Engine, userId: string, log: VisitorLog, given: unknown): ReplayInput {
  const { config, product, k } = parseInput(ReplayOptions, given ?? {}, 'options-invalid', 'the options of replay()')
  const { components } = engine.parts()
  return {
    ...log,
    userId,
    catalog: engine.catalog,
    product: resolveProduct(product === undefined ? {} : { product }, components.products),
    inForce: components.config,
    other: configOver(components.config, config ?? {}),
    k,
    seed: components.seed,
    locale: components.locale,
  }
}
