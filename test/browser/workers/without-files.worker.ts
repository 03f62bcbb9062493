/** A vault in a browser that lends no private files. */
import { runVault } from '../../../src/workers/vault.ts'
import { gallery } from '../../../src/products/gallery.ts'

Object.defineProperty(navigator.storage, 'getDirectory', {
  value: () => Promise.reject(new DOMException('Not in this mode.', 'SecurityError')),
})
runVault({ products: [gallery] })
