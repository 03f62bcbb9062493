/** The contract over memory. */
import { createMemoryMarks, createMemorySyncState } from '../../src/adapters/memory/memory-sync-state.ts'
import { describeSyncStateStore } from './sync-state-store.contract.ts'

describeSyncStateStore('memory', async () => ({ state: createMemorySyncState(), marks: createMemoryMarks() }))
