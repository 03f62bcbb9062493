/** TextAttempts: which texts failed so often that they must not hold up the others. */
import { DocentError } from '../../base/docent-error.ts'

/** A text that ends the worker so many times is left out. */
const MOST_ATTEMPTS = 3
/** Failures that one text may be to blame for; others are the model's. */
const TEXTS_OWN: ReadonlySet<string> = new Set(['embed-timeout', 'embed-unavailable', 'internal'])

export class TextAttempts {
  readonly #failures = new Map<string, number>()

  /** Texts that are left out. */
  get leftOut(): number {
    return [...this.#failures.values()].filter((count) => count >= MOST_ATTEMPTS).length
  }

  isLeftOut(contentId: string): boolean {
    return (this.#failures.get(contentId) ?? 0) >= MOST_ATTEMPTS
  }

  failed(contentId: string, thrown: unknown): void {
    if (thrown instanceof DocentError && !TEXTS_OWN.has(thrown.code)) return
    this.#failures.set(contentId, (this.#failures.get(contentId) ?? 0) + 1)
  }

  clear(): void {
    this.#failures.clear()
  }
}
