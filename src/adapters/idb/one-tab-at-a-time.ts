/** Runs what tabs of one origin must not do at once. */

/**
 * `work`, after all that was asked for under the same `name`, in any tab or worker of this origin; its value or error. A
 * tab that dies leaves its turn. Over plain http there are no locks: then it runs at once.
 */
export function oneTabAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks: LockManager | undefined = navigator.locks
  return locks ? locks.request(name, work) : work()
}
