/** A vault in a browser that has no IndexedDB. */
import { runVault } from '../../../src/workers/vault.ts'
import { gallery } from '../../../src/products/gallery.ts'

Object.defineProperty(self, 'indexedDB', { value: undefined })
runVault({ products: [gallery] })
