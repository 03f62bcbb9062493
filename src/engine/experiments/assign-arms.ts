/** Which arm of each experiment a visitor is in, and the configuration that follows. Pure. */
import { armOf } from '../../evaluation/experiment.ts'
import { asDocentError, DocentError } from '../../base/docent-error.ts'
import { type Experiment, Experiments } from '../../contracts/experiment.ts'
import { configInputOver } from '../../contracts/config-over.ts'
import { parseInput } from '../../contracts/parse-input.ts'
import type { RecConfigInput } from '../../contracts/rec-config.ts'

export interface AssignedArm {
  readonly experiment: Experiment
  readonly arm: string
}

export interface AssignedArms {
  /** In the order of the experiments. */
  readonly assigned: readonly AssignedArm[]
  /** The configuration given, with those of the arms over it. */
  readonly config: RecConfigInput
}

export interface ArmRequest {
  readonly userId: string
  readonly experiments: unknown
  /** What createDocent was given. */
  readonly config: RecConfigInput
  /** Names of the profile features that the vault computes. */
  readonly features: readonly string[]
}

/**
 * [RP15] The same visitor is in the same arms on every start, and nobody else knows of it. [RP16] All arms are checked,
 * not only this visitor's. Errors: `experiment-invalid`, `feature-unknown`, `config-unknown-key`, `config-invalid`.
 */
export function assignArms({ userId, experiments: given, config, features }: ArmRequest): AssignedArms {
  const experiments = parseInput(Experiments, given, 'experiment-invalid', 'the experiments')
  const taken = new Map<string, string>()
  const ids = new Set<string>()
  let merged = config
  const assigned = experiments.map((experiment): AssignedArm => {
    if (ids.has(experiment.id)) throw invalid(experiment.id, 'an id of its own', 'another one of that id')
    ids.add(experiment.id)
    checkFeatures(experiment, features)
    checkConfigs(experiment, config)
    checkApart(experiment, taken)
    const arm = armIn(userId, experiment)
    merged = configInputOver(merged, experiment.arms.find(({ name }) => name === arm)?.config ?? {})
    return { experiment, arm }
  })
  return { assigned, config: merged }
}

function armIn(userId: string, experiment: Experiment): string {
  try {
    return armOf(userId, experiment)
  } catch (thrown) {
    const { message, details } = asDocentError(thrown)
    throw new DocentError('experiment-invalid', message, details, thrown)
  }
}

/** [RP16] */
function checkFeatures({ id, features = [] }: Experiment, known: readonly string[]): void {
  const unknown = features.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  throw new DocentError(
    'feature-unknown',
    `Expected the features of experiment ${id} to be among those of runVault({ features }), found ${unknown.join(', ')}. Leave them out, or give the vault a registry that has them.`,
    { experiment: id, features: unknown },
  )
}

/** [RP16] */
function checkConfigs({ id, arms }: Experiment, config: RecConfigInput): void {
  for (const { name, config: over } of arms) {
    try {
      configInputOver(config, over ?? {})
    } catch (thrown) {
      const { code, message, details } = asDocentError(thrown)
      throw new DocentError(code, `Arm ${name} of experiment ${id}: ${message}`, { ...details, experiment: id }, thrown)
    }
  }
}

/** [RP17] What two experiments both change would be the doing of neither. */
function checkApart({ id, arms }: Experiment, taken: Map<string, string>): void {
  for (const path of new Set(arms.flatMap(({ config }) => pathsOf(config, '')))) {
    const other = [...taken].find(([one]) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`))
    if (other && other[1] !== id)
      throw invalid(id, 'a configuration of its own', `${path}, as experiment ${other[1]} has`)
    taken.set(path, id)
  }
}

/** Every field that is named, as `fusionWeights.semantic`. */
function pathsOf(config: unknown, path: string): readonly string[] {
  if (config === undefined) return []
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return [path]
  return Object.entries(config).flatMap(([name, value]) => pathsOf(value, path === '' ? name : `${path}.${name}`))
}

function invalid(id: string, expected: string, found: string): DocentError {
  return new DocentError(
    'experiment-invalid',
    `Expected experiment ${id} to have ${expected}, found ${found}. Mend it.`,
    {
      experiment: id,
    },
  )
}
