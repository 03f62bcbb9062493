/** A small heavy ranker as a file, with random weights and statistics as if trained. */
import { seededRandom } from '../../../src/base/random.ts'
import { RANKER_HEADS } from '../../../src/models/heavy-ranker.ts'
import type { ModelFile } from '../../../src/models/model-file.ts'
import { createNetwork } from '../../../src/models/network.ts'
import { networkFile } from '../../../src/models/network-file.ts'

/** Of `sizes` (3 at the end), normalised inputs, calibrated heads and uneven shares; `seed` decides all numbers. */
export function aRankerFile(seed = 1, sizes: readonly number[] = [4, 6, 5, 3]): ModelFile {
  const random = seededRandom(seed)
  const network = createNetwork(sizes, true, random)
  for (const { norm } of network.layers) {
    if (!norm) continue
    for (let j = 0; j < norm.mean.length; j++) {
      norm.gamma[j] = 0.5 + random()
      norm.beta[j] = random() - 0.5
      norm.mean[j] = random() - 0.5
      norm.variance[j] = 0.2 + random()
    }
  }
  const inputs = Array.from({ length: sizes[0] ?? 0 }, (_, i) => `feature_${i}`)
  const normalisation = { mean: inputs.map(() => random() * 4 - 2), scale: inputs.map(() => 0.5 + random()) }
  return networkFile(
    'heavy-ranker',
    { network, normalisation },
    RANKER_HEADS,
    { seed, dataDigest: 'd', inputs },
    { fusion: [0.5, -0.5, 0], calibration: [1.2, 0.1, 0.8, -0.3, 1, 0] },
  )
}
