/** A product with places for exploration, whatever its own selector and speech are. */
import { type Exploration, withExploration } from '../../pipeline/selectors/with-exploration.ts'
import type { Product, ProductPipeline } from '../../pipeline/product.ts'
import { exploringSpeech } from '../../explain/exploring-speech.ts'

/** The product with a selector around each of its two, and words for what they lift. All else is as it was. */
export function exploringProduct(product: Product, exploration: Exploration): Product {
  const around = (pipeline: ProductPipeline): ProductPipeline => ({
    ...pipeline,
    selector: withExploration(pipeline.selector, exploration),
  })
  return {
    ...product,
    warm: around(product.warm),
    cold: around(product.cold),
    speech: exploringSpeech(product.speech),
  }
}
