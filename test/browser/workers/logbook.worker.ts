/** A vault with the logbook, a feature and a bandit. */
import { gallery } from '../../../src/products/gallery.ts'
import { linUcb } from '../../../src/workers/bandit.ts'
import { logbook } from '../../../src/workers/logbook.ts'
import { profileFeatures } from '../../../src/workers/features.ts'
import { runVault } from '../../../src/workers/vault.ts'
import { tipVolume } from '../../../src/features/museum/tip-volume.ts'

runVault({ products: [gallery], features: profileFeatures([tipVolume]), bandit: linUcb({ floor: 0 }), logbook })
