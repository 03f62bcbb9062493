import { runVault } from 'docent/worker'
import { gallery } from 'docent/products/gallery'
runVault({ products: [gallery] })
