/** Erases everything that is kept of one visitor, in every store. */
import type { Components } from './components.ts'
import type { FeatureKeeper } from './feature-keeper.ts'
import type { ResetReply } from '../contracts/host-replies.ts'

type Stores = Pick<Components, 'eventBuffer' | 'modelStore' | 'preferencesStore' | 'servedLog' | 'clock' | 'explorer'>

/** [EN9] Counts are of what was there; a store that fails to erase makes the whole call fail, loudly. */
export async function eraseVisitor(userId: string, stores: Stores, keeper?: FeatureKeeper): Promise<ResetReply> {
  const signals = (await stores.modelStore.getSignals(userId, stores.clock.now())) ? 1 : 0
  const preferences = (await stores.preferencesStore.get(userId)) ? 1 : 0
  const events = await stores.eventBuffer.clear(userId)
  const served = await stores.servedLog.clear(userId)
  await stores.modelStore.clear(userId)
  await stores.preferencesStore.clear(userId)
  const features = await keeper?.erase(userId)
  await stores.explorer?.erase(userId)
  return { erased: { events, signals, preferences, served, ...(features === undefined ? {} : { features }) } }
}
