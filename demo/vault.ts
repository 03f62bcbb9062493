import { runVault } from 'docent/worker'
import { feed } from 'docent/products/feed'
import { gallery } from 'docent/products/gallery'
import { features, trials } from './exploration.ts'
runVault({ products: [gallery, feed], features, bandit: trials })
