/** What changed between training and test: each feature, the predictions, and what is missing. */
import { populationStability } from '../../evaluation/population-stability.ts'
import { FEATURE_NAMES } from '../../feed/feature-table.ts'

export interface DriftReport {
  /** By feature in their order: PSI, and the share of rows with 0, which stands for missing. */
  readonly features: readonly { readonly feature: string; readonly psi: number; readonly missing: number }[]
  readonly engagement: {
    readonly psi: number
    /** Mean prediction on the training part and on the test part. */
    readonly trainMean: number
    readonly testMean: number
  }
  /** What a publisher should look at, in words; [] when all is as it was. */
  readonly alerts: readonly string[]
}

/** PSI above which a number has shifted. Source: Siddiqi, 2006. */
const SHIFTED = 0.25
/** The seed's alert: a mean engagement of .3 where it was .5. */
const LEAST_OF_MEAN = 0.3 / 0.5

/** `train` and `test`: features [n · 20], and the engagement head's predictions of the same rows. */
export function driftReport(
  train: { readonly x: Float32Array; readonly engagement: Float64Array },
  test: { readonly x: Float32Array; readonly engagement: Float64Array },
): DriftReport {
  const features = FEATURE_NAMES.map((feature, at) => {
    const now = column(test.x, at)
    const zeros = now.filter((value) => value === 0).length
    return {
      feature,
      psi: populationStability(column(train.x, at), now),
      missing: now.length === 0 ? 0 : zeros / now.length,
    }
  })
  const engagement = {
    psi: populationStability(train.engagement, test.engagement),
    trainMean: mean(train.engagement),
    testMean: mean(test.engagement),
  }
  const shifted = features
    .filter(({ psi }) => psi > SHIFTED)
    .map(({ feature, psi }) => `${feature} has shifted (PSI ${psi.toFixed(2)})`)
  const { trainMean, testMean } = engagement
  const fallen =
    testMean < LEAST_OF_MEAN * trainMean
      ? [`mean predicted engagement fell from ${trainMean.toFixed(3)} to ${testMean.toFixed(3)}: train again`]
      : []
  return { features, engagement, alerts: [...fallen, ...shifted] }
}

function column(x: Float32Array, at: number): Float32Array {
  const width = FEATURE_NAMES.length
  return Float32Array.from({ length: x.length / width }, (_, row) => x[row * width + at] ?? 0)
}

function mean(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
