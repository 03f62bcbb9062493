/** LazyWatch: watches elements from the first one on that somebody wants watched. */
import type { Docent } from './docent.ts'
import type { ElementWatch, ObserveOptions, Unobserve } from './element-watch.ts'
import { Lazily } from './lazily.ts'

export class LazyWatch {
  readonly #watch: Lazily<ElementWatch>

  constructor(verbs: Pick<Docent, 'track' | 'dwell'>) {
    this.#watch = new Lazily(() => import('./open-watch.ts').then(({ openWatch }) => openWatch(verbs)))
  }

  /** [CL12] Where the code cannot be fetched nothing is noted of the element. Never throws. */
  observe(element: Element, options: ObserveOptions): Unobserve {
    let isOver = false
    let end: Unobserve | undefined
    this.#watch.open().then(
      (watch) => (end = isOver ? undefined : watch.observe(element, options)),
      () => undefined,
    )
    return (endReason) => {
      isOver = true
      end?.(endReason)
    }
  }

  /** Of the code, once it is there. */
  get now(): ElementWatch | undefined {
    return this.#watch.now
  }
}
