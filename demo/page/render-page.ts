/** Draws the page from its state: the template, then what a template cannot say (sheets, focus, travelling cards). */
import { Impressions } from './impressions.ts'
import { onTheWall } from './on-the-wall.ts'
import { placesIn, travelFrom } from './flip.ts'
import { type LaterViews, pageView } from './page-view.ts'
import type { App } from './app.ts'
import { PlateHanger } from './plate-hanger.ts'
import { render } from 'lit/html.js'
import { SecondTap } from './second-tap.ts'
import type { View } from './state.ts'
import { showTime } from '../work/clock-face.ts'

export class PageRenderer {
  readonly #app: App
  readonly #root: HTMLElement
  readonly #impressions: Impressions
  readonly #plates: PlateHanger
  readonly #secondTap: SecondTap
  #later: LaterViews = {}
  /** The list that is on the page, to see whether it has changed. */
  #hung = ''
  #view: View | undefined
  #openId: string | undefined

  constructor(app: App, root: HTMLElement) {
    this.#app = app
    this.#root = root
    this.#impressions = new Impressions(app.docent)
    this.#plates = new PlateHanger(() => app.museum.plates, root)
    this.#secondTap = new SecondTap(root)
  }

  /** Takes views whose code has been loaded by now. */
  show(views: LaterViews): void {
    this.#later = { ...this.#later, ...views }
    this.draw()
  }

  draw(): void {
    const { state } = this.#app
    const wall = onTheWall({ ...state, waiting: undefined })
    const hung = wall.ids.join()
    // Works travel within a view: between two of them there is no way.
    const moves = hung !== this.#hung && state.view === this.#view
    const before = moves ? placesIn(this.#root) : new Map()
    const hadFocus = document.activeElement !== document.body
    document.documentElement.toggleAttribute('data-tour', state.tour !== undefined)
    render(pageView(this.#app, this.#later), this.#root)
    this.#plates.hang()
    this.#showSheets()
    if (hadFocus) this.#keepFocus()
    if (moves) travelFrom(before, this.#root)
    this.#hung = hung
    this.#view = state.view
    this.#impressions.follow(this.#root, wall.recommId)
  }

  #showSheets(): void {
    for (const sheet of this.#root.querySelectorAll('dialog')) {
      const wanted = sheet.dataset['wanted'] === 'yes'
      if (wanted === sheet.open) continue
      if (wanted) sheet.showModal()
      else sheet.close()
      this.#secondTap.noteTurn()
    }
    this.#followWork()
  }

  /** A card that has left the wall cannot have the focus back: then the view's title takes it. */
  #keepFocus(): void {
    if (document.activeElement !== document.body) return
    this.#root.querySelector<HTMLElement>('.shelf-title')?.focus({ preventScroll: true })
  }

  /** Another work in the same sheet: read from its top. */
  #followWork(): void {
    const { open } = this.#app.state
    if (open?.contentId === this.#openId) return
    this.#openId = open?.contentId
    this.#secondTap.noteTurn()
    if (!open) return
    const sheet = this.#root.querySelector('.sheet-work')
    sheet?.scrollTo({ top: 0 })
    sheet?.querySelector<HTMLElement>('#work-title')?.focus()
    showTime(this.#app, document)
  }
}
