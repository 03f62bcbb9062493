/** Runs work in one tab of an origin at a time. */

/**
 * [GC10] Runs `work` when no other tab runs some under this name; `onQueued` is called when it has to wait for one. Ends
 * without having run when `signal` is aborted first. Over plain http there are no locks: it runs at once. Rejects with
 * what `work` rejects with.
 */
export async function inOneTab(
  name: string,
  signal: AbortSignal,
  onQueued: () => void,
  work: () => Promise<void>,
): Promise<void> {
  const locks: LockManager | undefined = navigator.locks
  if (!locks) return work()
  const ran = await locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
    return lock !== null
  })
  if (ran || signal.aborted) return
  onQueued()
  try {
    await locks.request(name, { signal }, work)
  } catch (thrown) {
    if (!signal.aborted) throw thrown
  }
}
