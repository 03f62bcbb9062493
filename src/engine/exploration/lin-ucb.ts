/** Exploration for `runVault({ bandit })`: what an app chooses of it, and what it gets where it does not. */
import { BanditExplorer, type ExplorerOptions } from './bandit-explorer.ts'
import { checkFeatures } from '../../bandit/check-features.ts'
import type { ChoicePolicy } from '../../bandit/choice-odds.ts'
import { type ContextFeatures, featuresOf } from '../../pipeline/selectors/context-features.ts'
import { DocentError } from '../../base/docent-error.ts'
import type { OpenExplorer } from '../explorer.ts'
import { visitFeatures } from '../../pipeline/selectors/visit-features.ts'

export interface BanditOptions {
  /** Names of the products whose lists explore. Default: all. */
  readonly products?: readonly string[]
  /** Exploration slots in every `of` places; a whole number from 0 to `of`. Default 1. */
  readonly slots?: number
  /** Default 10. */
  readonly of?: number
  /** Part of the best relevance of a list that an explored item needs at least, in [0, 1]. Default .5. */
  readonly floor?: number
  /** Part of the choices that is left to even chance, in (0, 1]. Default .1. */
  readonly evenly?: number
  /** How much uncertainty counts beside what is expected, at least 0. Default .2. */
  readonly spread?: number
  /** LinUCB only: how much better, in units of reward, makes e times as likely; above 0. Default .05. */
  readonly temperature?: number
  /** What a reward still weighs after the next, in (0, 1]. Default .995: half after 139 slots. */
  readonly forgetting?: number
  /** What is learnt from. Default: seven features of the visitor and seven of the item. */
  readonly features?: ContextFeatures
}

/** [BD28] Slots filled by LinUCB (Li et al., 2010). Errors: `config-invalid`, `bandit-features-invalid`. */
export function linUcb(options: BanditOptions = {}): OpenExplorer {
  return explorerOf('ucb', options)
}

/** [BD28] Slots filled by linear Thompson sampling (Agrawal and Goyal, 2013). Errors: as `linUcb`. */
export function linThompson(options: BanditOptions = {}): OpenExplorer {
  return explorerOf('thompson', options)
}

function explorerOf(kind: ChoicePolicy['kind'], given: BanditOptions): OpenExplorer {
  const { slots = 1, of = 10, floor = 0.5, evenly = 0.1, spread = 0.2, temperature = 0.05, forgetting = 0.995 } = given
  const features = given.features ?? visitFeatures
  requireThat('of', of, Number.isInteger(of) && of >= 1, 'a whole number from 1')
  requireThat('slots', slots, Number.isInteger(slots) && slots >= 0 && slots <= of, `a whole number from 0 to ${of}`)
  requireThat('floor', floor, floor >= 0 && floor <= 1, 'a number from 0 to 1')
  requireThat(
    'evenly',
    evenly,
    evenly > 0 && evenly <= 1,
    'a number above 0, up to 1: else some choices were impossible',
  )
  requireThat('spread', spread, spread >= 0 && spread < Infinity, 'a number from 0')
  requireThat('temperature', temperature, temperature > 0 && temperature < Infinity, 'a number above 0')
  requireThat('forgetting', forgetting, forgetting > 0 && forgetting <= 1, 'a number above 0, up to 1')
  checkFeatures(featuresOf(features))
  const policy = { kind, spread, evenly, temperature }
  const { products } = given
  const options: ExplorerOptions = { slots, of, floor, forgetting, features, policy, ...(products ? { products } : {}) }
  return (needs) => new BanditExplorer(options, needs)
}

function requireThat(name: string, found: number, fits: boolean, expected: string): void {
  if (fits) return
  throw new DocentError(
    'config-invalid',
    `Expected bandit.${name} to be ${expected}, found ${found}. Mend the value.`,
    {
      path: `bandit.${name}`,
    },
  )
}
