/** The seed's improvements, one a line: what is changed, and what became of it. */
import type { RankerChange } from './ranker-trial.ts'
import { allPairs, credibility, crosses, dayAndWeek, session, velocity } from './extra-features.ts'
import { dwellTarget, kindTarget } from './soft-targets.ts'
import type { SafetyModelOptions } from '../../../src/models/train-safety-model.ts'
import type { TrainingPlan } from '../../../src/publisher/train/training-plan.ts'

interface Idea {
  readonly name: string
  /** Whether the plan has it. */
  readonly kept: boolean
  /** Why, in a few words. */
  readonly note: string
}

export interface RankerIdea extends Idea {
  readonly group: 'Training' | 'Network' | 'Features' | 'Labels and data'
  readonly change: RankerChange
}

export interface TowerIdea extends Idea {
  readonly change: Partial<TrainingPlan['towers']> & { readonly hardNegatives?: number }
}

export interface SafetyIdea extends Idea {
  readonly change: Partial<SafetyModelOptions>
}

const options = (change: NonNullable<RankerChange['options']>): RankerChange => ({ options: change })

export const RANKER_IDEAS: readonly RankerIdea[] = [
  {
    group: 'Training',
    name: 'no plateau schedule',
    change: options({ schedule: 'none' }),
    kept: false,
    note: 'within the noise: it stays, as it costs nothing',
  },
  {
    group: 'Training',
    name: 'no clipping',
    change: options({ clip: Infinity }),
    kept: false,
    note: 'no gradient is that long here; it stays, against worse data',
  },
  {
    group: 'Training',
    name: 'AdamW, weight decay .01',
    change: options({ weightDecay: 0.01 }),
    kept: false,
    note: 'no difference: nothing overfits in ten epochs',
  },
  {
    group: 'Training',
    name: 'input noise .1',
    change: options({ inputNoise: 0.1 }),
    kept: false,
    note: 'within the noise',
  },
  {
    group: 'Training',
    name: 'positives weighted by 2.3',
    change: options({ positiveWeight: [2.3, 1, 1] }),
    kept: false,
    note: 'calibration takes it back',
  },
  {
    group: 'Training',
    name: 'focal loss, gamma 2',
    change: options({ focalGamma: 2 }),
    kept: false,
    note: 'within the noise',
  },
  { group: 'Training', name: 'batch 32', change: options({ batch: 32 }), kept: false, note: 'within the noise' },
  { group: 'Training', name: 'batch 512', change: options({ batch: 512 }), kept: false, note: 'worse: too few steps' },
  {
    group: 'Training',
    name: 'learning rate .003',
    change: options({ learningRate: 3e-3 }),
    kept: false,
    note: 'within the noise',
  },
  {
    group: 'Training',
    name: 'learning rate .0003',
    change: options({ learningRate: 3e-4 }),
    kept: false,
    note: 'worse: not there after ten epochs',
  },
  {
    group: 'Training',
    name: '20 epochs',
    change: options({ epochs: 20 }),
    kept: false,
    note: 'within the noise, at twice the time',
  },
  {
    group: 'Training',
    name: 'engagement head alone',
    change: options({ outputWeight: [1, 0, 0] }),
    kept: false,
    note: 'no gain, and nothing known of follows',
  },
  {
    group: 'Training',
    name: 'no embedding head',
    change: options({ outputWeight: [1, 1, 0] }),
    kept: false,
    note: 'no gain: the third head costs nothing',
  },
  { group: 'Network', name: 'dropout 0', change: options({ dropout: 0 }), kept: false, note: 'worse: .3 stays' },
  { group: 'Network', name: 'dropout .1', change: options({ dropout: 0.1 }), kept: false, note: 'a little worse' },
  {
    group: 'Network',
    name: 'no hidden layer (logistic regression)',
    change: options({ hidden: [] }),
    kept: false,
    note: 'close in a fraction of the time; most is lost where follows are told',
  },
  { group: 'Network', name: 'one layer of 32', change: options({ hidden: [32] }), kept: false, note: 'worse' },
  {
    group: 'Network',
    name: 'deeper, 256-128-64',
    change: options({ hidden: [256, 128, 64] }),
    kept: false,
    note: 'no gain at three times the time',
  },
  {
    group: 'Network',
    name: 'bilinear: all 210 products as inputs',
    change: { extra: allPairs },
    kept: false,
    note: 'within the noise, at three times the time and eleven times the inputs',
  },
  {
    group: 'Features',
    name: 'engagement velocity',
    change: { extra: velocity },
    kept: false,
    note: 'no gain, and no device could know it',
  },
  {
    group: 'Features',
    name: 'credibility of creator and item',
    change: { extra: credibility },
    kept: false,
    note: 'no gain',
  },
  {
    group: 'Features',
    name: 'hour of day, day of week',
    change: { extra: dayAndWeek },
    kept: false,
    note: 'no gain: hour_match says it',
  },
  {
    group: 'Features',
    name: 'time since last look, depth of visit',
    change: { extra: session },
    kept: false,
    note: 'no gain',
  },
  {
    group: 'Features',
    name: 'crosses interest x follows, quality x popularity',
    change: { extra: crosses },
    kept: false,
    note: 'no gain: two layers find them',
  },
  {
    group: 'Features',
    name: 'described when the visit begins, not before each look',
    change: { features: { looksPerMoment: Infinity } },
    kept: false,
    note: 'much worse, so each look is described by itself',
  },
  {
    group: 'Features',
    name: 'graph of at least 2 people, not 20',
    change: { features: { minPeople: 2 } },
    kept: false,
    note: 'no gain: what two people did is chance',
  },
  {
    group: 'Labels and data',
    name: 'dwell as a soft label',
    change: { target: dwellTarget },
    kept: false,
    note: 'no gain, and what is predicted is no longer engagement (ECE)',
  },
  {
    group: 'Labels and data',
    name: 'reshare and reply count more than like',
    change: { target: kindTarget },
    kept: false,
    note: 'no gain, and what is predicted is no longer engagement (ECE)',
  },
  {
    group: 'Labels and data',
    name: 'newest half of the rows alone',
    change: { leaveOut: 0.5 },
    kept: false,
    note: 'worse: older looks still teach',
  },
]

export const TOWER_IDEAS: readonly TowerIdea[] = [
  { name: 'as planned', change: {}, kept: true, note: '' },
  {
    name: 'no hard negatives',
    change: { hardNegatives: 0 },
    kept: false,
    note: 'as good in less time; two stay, as the design asks for them',
  },
  { name: '4 hard negatives', change: { hardNegatives: 4 }, kept: false, note: 'no gain, slower' },
  {
    name: '256-d and deeper, 512-256-256',
    change: { hidden: [512, 256, 256] },
    kept: false,
    note: 'no gain at three times the time and twice the bytes',
  },
  { name: 'smaller, 64-32', change: { hidden: [64, 32] }, kept: false, note: 'worse' },
  { name: 'temperature .1', change: { temperature: 0.1 }, kept: false, note: 'usual, and worse: what .3 replaced' },
  { name: 'temperature .5', change: { temperature: 0.5 }, kept: false, note: 'within the noise' },
  { name: 'learning rate .0003', change: { learningRate: 3e-4 }, kept: false, note: 'within the noise, slower' },
  { name: 'dropout .1', change: { dropout: 0.1 }, kept: false, note: 'within the noise, slower' },
  { name: 'dropout .3', change: { dropout: 0.3 }, kept: false, note: 'no gain, slower' },
  { name: 'input noise .1', change: { inputNoise: 0.1 }, kept: false, note: 'within the noise' },
  { name: 'AdamW, weight decay .01', change: { weightDecay: 0.01 }, kept: false, note: 'no gain' },
]

export const SAFETY_IDEAS: readonly SafetyIdea[] = [
  { name: 'as planned', change: {}, kept: true, note: '' },
  {
    name: 'no hidden layer (logistic regression)',
    change: { hidden: [] },
    kept: false,
    note: 'NSFW is not linear in its surface',
  },
  {
    name: 'positives weighted by 10',
    change: { positiveWeight: [10] },
    kept: false,
    note: 'more NSFW is found, less that is toxic: calibration takes most of it back',
  },
  { name: 'focal loss, gamma 2', change: { focalGamma: 2 }, kept: false, note: 'no gain' },
  { name: '20 epochs', change: { epochs: 20 }, kept: false, note: 'within the noise of fifty positives' },
]
