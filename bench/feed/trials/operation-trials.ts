/** What is done with a model once it is trained: going on from it, making it smaller, asking it for many at once. */
import { openHeavyRanker } from '../../../src/models/heavy-ranker.ts'
import type { ModelFile } from '../../../src/models/model-file.ts'
import { judgeRanker, trainRanker } from './ranker-trial.ts'
import type { TrialData } from './trial-data.ts'

export interface OperationFigures {
  readonly name: string
  readonly said: string
}

const CANDIDATES = 500
const REPEATS = 40
const LARGEST_CODE = 127

export function operationTrials(data: TrialData): readonly OperationFigures[] {
  const whole = trainRanker(data, {}, 1)
  const base = judgeRanker(data, {}, [whole])
  const auc = (value: number): string => value.toFixed(4)

  const old = trainRanker(data, { leaveOut: 0 }, 2)
  const again = trainRanker(data, { leaveOut: 0.5, options: { epochs: 3 } }, 1, old.file)
  const warm = judgeRanker(data, { leaveOut: 0.5 }, [again])
  const three = judgeRanker(data, {}, [whole, old, trainRanker(data, {}, 3)])
  const int8 = judgeRanker(data, {}, [{ file: inInt8(whole.file), seconds: 0 }])
  const { batch, single } = scoringTimes(data, whole.file)
  return [
    {
      name: 'warm start: 3 epochs on the newest half, from an earlier model',
      said: `AUC ${auc(warm.auc)} in ${again.seconds.toFixed(1)} s, against ${auc(base.auc)} in ${whole.seconds.toFixed(1)} s from nothing`,
    },
    {
      name: 'mean of three rankers of other seeds',
      said: `AUC ${auc(three.auc)} against ${auc(base.auc)}, at three times the bytes and time`,
    },
    {
      name: 'weights in int8, a scale a layer',
      said: `AUC ${auc(int8.auc)} against ${auc(base.auc)}; 11 KB instead of 45 KB`,
    },
    {
      name: `scoring ${CANDIDATES} candidates at once, not one by one`,
      said: `${batch.toFixed(2)} ms against ${single.toFixed(2)} ms`,
    },
  ]
}

/** Every block of weights rounded to 127 steps of its largest number. */
function inInt8(file: ModelFile): ModelFile {
  const blocks = new Map(
    [...file.blocks].map(([name, block]) => {
      if (!name.startsWith('w') || block instanceof Int8Array) return [name, block]
      const step = block.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / LARGEST_CODE
      return [name, block.map((value) => Math.round(value / step) * step)]
    }),
  )
  return { ...file, blocks }
}

function scoringTimes(data: TrialData, file: ModelFile): { readonly batch: number; readonly single: number } {
  const ranker = openHeavyRanker(file)
  const rows = Float64Array.from(data.features().subarray(0, CANDIDATES * ranker.inputs.length))
  const width = ranker.inputs.length
  const median = (run: () => void): number => {
    const times = Array.from({ length: REPEATS }, () => {
      const start = performance.now()
      run()
      return performance.now() - start
    })
    return times.toSorted((a, b) => a - b)[REPEATS / 2] ?? 0
  }
  return {
    batch: median(() => void ranker.predict(rows, CANDIDATES)),
    single: median(() => {
      for (let row = 0; row < CANDIDATES; row++) ranker.predict(rows.subarray(row * width, (row + 1) * width), 1)
    }),
  }
}
