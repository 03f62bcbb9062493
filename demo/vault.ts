import { runVault } from 'docent/worker'
import { gallery } from 'docent/products/gallery'
import { museumFeatures } from 'docent/features'
runVault({ products: [gallery], features: museumFeatures })
