import { runVault } from 'docent/worker'
import { feed } from 'docent/products/feed'
import { gallery } from 'docent/products/gallery'
import { museumFeatures } from 'docent/features'
runVault({ products: [gallery, feed], features: museumFeatures })
