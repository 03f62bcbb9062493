/** App: the page's one state, and what it is drawn from. Views read it, actions change it. */
import type { Docent } from 'docent'
import type { Museum } from '../museum.ts'
import type { PlateRecord } from '../plates/plate-record.ts'
import { RequestLedger } from './request-ledger.ts'
import { firstState, type Note, type PageState } from './state.ts'

/** Why the next list will differ: becomes a Note once that list is there. */
export type Cause = Pick<Note, 'cause' | 'undoable'>

export class App {
  readonly docent: Docent
  /** Another one once another catalog is open. */
  museum: Museum
  /** The plates of the house, for whenever its catalog is the one that is open. */
  readonly plates: readonly PlateRecord[]
  /** What this page did, by event id, since it was loaded. */
  readonly ledger = new RequestLedger(() => this.update({}))
  /** Set by an action, taken by the refresh that follows it. */
  cause: Cause | undefined
  /** While another catalog is being opened: lists that come meanwhile are of works that the page does not know yet. */
  turning = false
  #state: PageState = firstState
  #draw: () => void = () => undefined
  #drawing = false

  constructor(docent: Docent, museum: Museum, plates: readonly PlateRecord[]) {
    this.docent = docent
    this.museum = museum
    this.plates = plates
  }

  get state(): PageState {
    return this.#state
  }

  onChange(draw: () => void): void {
    this.#draw = draw
  }

  /** Changes are drawn together, once the current task is done. */
  update(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change }
    if (this.#drawing) return
    this.#drawing = true
    queueMicrotask(() => {
      this.#drawing = false
      this.#draw()
    })
  }
}
