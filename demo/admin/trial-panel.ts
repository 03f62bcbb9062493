/** Exploration: what was tried in the feed, by which odds, what came of it, and what was learnt of that. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { ExplorationView } from 'docent'
import type { App } from '../page/app.ts'
import { type Fact, factList } from './fact-list.ts'
import { inWords } from '../shelf/shelf-changes.ts'
import { isRefusal } from './admin-state.ts'
import { migrationList } from './migration-list.ts'
import { spanWords } from './span-words.ts'
import { turnToPanel } from './refresh-admin.ts'
import { trialRow } from './trial-row.ts'
import { weightList } from './weight-list.ts'

/** Trials listed, the latest first. */
const LISTED = 12
const METHODS: Readonly<Record<ExplorationView['policy'], string>> = {
  ucb: 'LinUCB: what is expected, and a bonus for what is uncertain',
  thompson: 'Thompson sampling: as often as a work is the best of a drawn world',
}

export function trialPanel(app: App): TemplateResult {
  const { exploration } = app.state.admin
  if (!exploration) return html`<p>The trials are being looked up.</p>`
  if (isRefusal(exploration)) {
    return html`<h3 class="panel-title">Nothing is tried here</h3>
      <p class="panel-words">${exploration.refused}</p>`
  }
  const { tried, problem } = exploration
  const latest = tried.toReversed().slice(0, LISTED)
  return html`<h3 class="panel-title">${titleWords(exploration)}</h3>
    <p class="panel-words">
      ${placeWords(exploration)} What hangs there is drawn by known odds from works that fit at least half as well as
      the best, and its card says that it is a trial. What comes of it, from −1 to +1, teaches what to try next.
    </p>
    ${problem ? html`<p class="panel-words admin-problem" role="alert">${problem.message} (${problem.code})</p>` : nothing}
    ${
      tried.length === 0
        ? html`<p class="panel-words">
            Open the <a class="inline-link" href="#feed">feed</a>: its sixth work is the first trial.
          </p>`
        : html`<ol class="trials">
            ${latest.map((one) => trialRow(app, one, exploration.spread))}
          </ol>`
    }
    ${tried.length > LISTED ? html`<p class="plain">And ${tried.length - LISTED} earlier trials.</p>` : nothing}
    <h4 class="panel-subtitle">What was learnt</h4>
    ${weightList(exploration)}
    <h4 class="panel-subtitle">How it stands</h4>
    ${factList(rows(exploration))} ${migrationList(exploration)}
    <h4 class="panel-subtitle">Take it along</h4>
    <p class="panel-words">
      What was tried and what was learnt of it are part of the profile: a device that takes it in goes on from there,
      and one that learns of other facts carries it over to them.
    </p>
    <p class="admin-way">
      <button class="outline" data-act="to-profile" @click=${() => turnToPanel(app, 'profile')}>
        Save or bring a profile
      </button>
    </p>`
}

function titleWords({ tried }: ExplorationView): string {
  if (tried.length === 0) return 'Nothing has been tried yet'
  const learnt = tried.filter(({ reward }) => reward !== undefined).length
  const count = inWords(tried.length)
  const trials = `${count.charAt(0).toUpperCase()}${count.slice(1)} ${tried.length === 1 ? 'trial' : 'trials'}`
  return `${trials}, ${learnt === 0 ? 'none' : inWords(learnt)} learnt from`
}

function placeWords({ slots, of, products }: ExplorationView): string {
  const where = products ? `of the ${new Intl.ListFormat('en-GB').format(products)}` : 'of every list'
  return `${slots === 1 ? 'One place' : `${inWords(slots)} places`} in ${inWords(of)} ${where} ${slots === 1 ? 'is' : 'are'} for learning.`
}

function rows(view: ExplorationView): readonly Fact[] {
  const { policy, spread, updates, venueWeight, weights, tried, migrations } = view
  const first = tried[0]
  return [
    ['Chooses by', METHODS[policy]],
    ['Bonus', `${spread.toFixed(2)} × the width of what is expected`],
    ['Weights', `${weights.length}, each a fact of the visitor times a fact of the work`],
    ['Rewards learnt from', String(updates)],
    ['Age of its oldest trial', first ? spanWords(Date.now() - first.at) : 'none yet'],
    ['Weight of earlier visits', venueWeight.toFixed(1)],
    ['Carried over to other facts', migrations.length === 0 ? 'never' : `${migrations.length} times`],
  ]
}
