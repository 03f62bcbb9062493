/** Options as given, checked, and completed by the scenario that they name. */
import { RecommendOptions } from '../contracts/recommend-options.ts'
import type { Components } from './components.ts'
import { DocentError } from '../base/docent-error.ts'
import type { Product } from '../pipeline/product.ts'
import { parseInput } from '../contracts/parse-input.ts'

/** [RC2] The call's own options win over its scenario's; an unknown scenario is refused with the known names. */
export function resolveOptions(given: unknown, scenarios: Components['scenarios']): RecommendOptions {
  const options = parseInput(RecommendOptions, given ?? {}, 'options-invalid', 'the options of recommend()')
  if (options.scenario === undefined) return options
  const scenario = Object.hasOwn(scenarios, options.scenario) ? scenarios[options.scenario] : undefined
  if (!scenario) {
    throw new DocentError(
      'scenario-unknown',
      `Expected one of the scenarios ${listed(Object.keys(scenarios))}, found "${options.scenario}". Define it in createDocent({ scenarios }) or leave it out.`,
      { scenario: options.scenario },
    )
  }
  return { ...scenario, ...options }
}

/** The product that the options name, the first one by default; unknown ones are refused with the known names. */
export function resolveProduct(options: RecommendOptions, products: Components['products']): Product {
  if (options.product === undefined) return products[0]
  const product = products.find(({ name }) => name === options.product)
  if (product) return product
  throw new DocentError(
    'product-unknown',
    `Expected one of the products ${listed(products.map(({ name }) => name))}, found "${options.product}". Pass it to runVault({ products }) or leave it out.`,
    { product: options.product },
  )
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '(none is defined)' : names.map((name) => `"${name}"`).join(', ')
}
