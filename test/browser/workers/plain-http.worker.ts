/** A vault as on a page that came over plain http, where browsers lend no WebCrypto. */
import { runVault } from '../../../src/workers/vault.ts'
import { gallery } from '../../../src/products/gallery.ts'

Object.defineProperty(crypto, 'subtle', { value: undefined })
runVault({ products: [gallery] })
