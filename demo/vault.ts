import { runVault } from 'docent/worker'
import { feed } from 'docent/products/feed'
import { gallery } from 'docent/products/gallery'
import { logbook } from 'docent/logbook-worker'
import { features, trials } from './exploration.ts'
runVault({ products: [gallery, feed], features, bandit: trials, logbook })
