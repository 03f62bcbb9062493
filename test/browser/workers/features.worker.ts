/** A vault with two features, of which one grows old within a second. */
import { gallery } from '../../../src/products/gallery.ts'
import { meanActiveDwell } from '../../../src/features/museum/mean-active-dwell.ts'
import { profileFeatures } from '../../../src/workers/features.ts'
import { runVault } from '../../../src/workers/vault.ts'
import { tipVolume } from '../../../src/features/museum/tip-volume.ts'

runVault({ products: [gallery], features: profileFeatures([{ ...tipVolume, ttlSeconds: 1 }, meanActiveDwell]) })
