/** Where the time comes from: injected, so that pure code and tests decide what now is. */
export interface Clock {
  /** Epoch milliseconds by the device's wall clock. May jump either way. */
  now(): number
}
