/** The whole page: masthead, one of five views, and the sheets that lie over it. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Explanation, Line } from 'docent'
import type { App } from './app.ts'
import { closeWhy } from '../actions/ask-why.ts'
import { closeWork } from '../actions/read-work.ts'
import { hatchPattern } from '../why/hatch-view.ts'
import { mastheadView } from './masthead-view.ts'
import { planView } from '../plan/plan-view.ts'
import { promise } from './storage-words.ts'
import { resetView } from './reset-view.ts'
import { tourView } from '../tour/tour-view.ts'
import { whyView } from '../why/why-view.ts'
import { workView } from '../work/work-view.ts'
import { worksView } from '../shelf/works-view.ts'

/** Views that are there once their code has been loaded. */
export interface LaterViews {
  readonly workshop?: (app: App) => TemplateResult
  readonly feed?: (app: App) => TemplateResult
  readonly admin?: (app: App) => TemplateResult
  /** The drawer of a work in the feed: heads and features. */
  readonly feedWhy?: (app: App, explanation: Explanation) => TemplateResult
}

export function pageView(app: App, later: LaterViews): TemplateResult {
  const { open, explanation, asksReset } = app.state
  const why = explanation?.lines.some(({ kind }) => isOfFeed(kind)) ? (later.feedWhy ?? whyView) : whyView
  return html`<button class="skip word" @click=${skipToMain}><span>Skip to the works</span></button>
    ${mastheadView(app)} ${mainView(app, later)} ${colophonView(app)}
    <dialog
      class="sheet-work"
      aria-labelledby="work-title"
      data-wanted=${open ? 'yes' : 'no'}
      @cancel=${refuse(() => closeWork(app))}
    >
      ${open ? workView(app, open) : nothing} ${open && !explanation ? tourView(app) : nothing}
    </dialog>
    <dialog
      class="sheet-why"
      aria-labelledby="why-title"
      data-wanted=${explanation ? 'yes' : 'no'}
      @cancel=${refuse(() => closeWhy(app))}
    >
      ${explanation ? why(app, explanation) : nothing} ${explanation ? tourView(app) : nothing}
    </dialog>
    <dialog
      class="sheet-ask"
      aria-labelledby="reset-title"
      data-wanted=${asksReset ? 'yes' : 'no'}
      @cancel=${refuse(() => app.update({ asksReset: false }))}
    >
      ${asksReset ? resetView(app) : nothing}
    </dialog>
    ${open || explanation ? nothing : tourView(app)}
    <svg class="unseen" aria-hidden="true"><defs>${hatchPattern}</defs></svg>`
}

function mainView(app: App, { workshop, feed, admin }: LaterViews): TemplateResult {
  switch (app.state.view) {
    case 'works':
      return worksView(app)
    case 'plan':
      return planView(app)
    case 'feed':
      return feed?.(app) ?? beingOpened('The feed is being opened.')
    case 'workshop':
      return workshop?.(app) ?? beingOpened('The workshop is being opened.')
    case 'admin':
      return admin?.(app) ?? beingOpened('The admin page is being opened.')
  }
}

function beingOpened(words: string): TemplateResult {
  return html`<main id="main" class="workshop" tabindex="-1"><p>${words}</p></main>`
}

function isOfFeed(kind: Line['kind']): boolean {
  return kind === 'engagement' || kind === 'follow' || kind === 'embedding'
}

function colophonView(app: App): TemplateResult {
  return html`<footer class="colophon plain">
    <p>${app.museum.imported ? ownWords(app) : houseWords(app)} ${promise(app)}</p>
    <p class="words colophon-ways">
      <a class="word word-quiet" href="#admin"><span>Admin</span></a>
      <button class="word word-quiet" data-act="reset" @click=${() => app.update({ asksReset: true })}>
        <span>Forget this visit</span>
      </button>
    </p>
  </footer>`
}

function houseWords({ museum }: App): string {
  const simulated = museum.simulated ? ' Visitor numbers are simulated.' : ''
  const invented = museum.invented ? ' The curators of the feed are invented.' : ''
  return `${museum.title} is an invented museum. The works are real and belong to the collections named; each plate is a drawing in a work’s colours, never the work.${simulated}${invented}`
}

function ownWords({ museum }: App): string {
  return `${museum.title} came as a file that was given to this page, and stays in this browser. No pictures are fetched for it: a letter stands in for each.`
}

/** The sheet closes by the state alone, so that every way out is the same way. */
function refuse(close: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault()
    close()
  }
}

function skipToMain(): void {
  document.querySelector<HTMLElement>('#main')?.focus()
}
