/** The FeatureStore contract over memory. */
import { createMemoryFeatureStore } from '../../src/adapters/memory/memory-feature-store.ts'
import { describeFeatureStore } from './feature-store.contract.ts'

describeFeatureStore('memory', async () => createMemoryFeatureStore())
