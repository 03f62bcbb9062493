/** Your place: the whole catalogue on one sheet, neighbours in meaning side by side, and where the visitor's taste lies. */
import { html, type TemplateResult } from 'lit/html.js'
import { until } from 'lit/directives/until.js'
import type { ProfileView } from 'docent'
import { worksNearTaste } from '../taste-map/taste-place.ts'
import type { App } from '../page/app.ts'
import { chartOf } from './chart-view.ts'
import { type MapFacts, mapChart } from './map-chart.ts'

/** One picture a profile: found once, drawn until the profile changes. */
const found = new WeakMap<ProfileView, Promise<MapFacts>>()

export function mapPanel(app: App): TemplateResult {
  const { profile } = app.state
  if (!profile) return html`<p>A moment.</p>`
  if (app.museum.imported) {
    return html`<h3 class="panel-title">No map of this catalogue</h3>
      <p class="panel-words">
        Maps are laid out beforehand, so that they never change under a visitor’s eyes. For a catalogue that came as a
        file there is none; its list, its search and every reason work without.
      </p>`
  }
  const title = profile.taste === 'present' ? 'Where your taste lies' : 'The catalogue on one sheet'
  return html`<h3 class="panel-title">${title}</h3>
    <p class="panel-words">
      ${
        profile.taste === 'present'
          ? 'The ring is the centre of the twelve works nearest to your taste; the framed marks are the works that shaped it.'
          : 'As soon as a work has held you, a ring will show where your taste lies.'
      }
    </p>
    ${until(
      factsFor(app, profile).then((facts) => chartOf(facts, mapChart)),
      html`<p>The map is being drawn.</p>`,
    )}
    <p class="panel-words plain">
      Each mark is a work in the main colour of its plate. Works of like meaning lie close together. It is a projection:
      384 directions pressed into two, so near means alike, while far, left and right mean nothing.
    </p>`
}

function factsFor(app: App, profile: ProfileView): Promise<MapFacts> {
  const known = found.get(profile)
  if (known) return known
  const facts = worksNearTaste(app.docent, profile).then((near) => ({ museum: app.museum, profile, near }))
  found.set(profile, facts)
  return facts
}
