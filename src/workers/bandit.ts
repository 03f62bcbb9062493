/** `docent/bandit`: exploration for a vault. Not named in `runVault`, nothing of it is bundled. */
export { type BanditOptions, linThompson, linUcb } from '../engine/exploration/lin-ucb.ts'
export type { ContextFeatures, ItemFeature, VisitorFeature } from '../pipeline/selectors/context-features.ts'
export { visitFeatures } from '../pipeline/selectors/visit-features.ts'
