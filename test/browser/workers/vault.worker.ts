/** The worker file of an app, as its author would write it. */
import { runVault } from '../../../src/workers/vault.ts'
import { gallery } from '../../../src/products/gallery.ts'

runVault({ products: [gallery] })
