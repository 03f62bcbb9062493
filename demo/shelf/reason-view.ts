/** A reason, in which the works it names can be opened. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { ScoredCandidate } from 'docent'
import type { App } from '../page/app.ts'
import { titleOf } from '../museum.ts'
import { typographic } from '../typographic.ts'
import { workLink } from '../work/work-link.ts'

/** A title in the sentence's quotation marks. */
const QUOTED = /“([^”]+)”/

export function reasonView(app: App, item: ScoredCandidate): readonly (TemplateResult | string | typeof nothing)[] {
  const named = namedWorks(app, item)
  return typographic(item.reason)
    .split(QUOTED)
    .map((part, at) => {
      if (at % 2 === 0) return part === '' ? nothing : part
      const contentId = named.get(part)
      if (contentId === undefined) return `“${part}”`
      return html`“${workLink(app, contentId)}”`
    })
}

/** Ids by title, of the works that the item's score is made of. */
function namedWorks(app: App, { breakdown }: ScoredCandidate): ReadonlyMap<string, string> {
  const ids = (breakdown?.lines ?? []).flatMap((line) => line.because.map((share) => share.contentId))
  return new Map(ids.map((id) => [titleOf(app.museum, id), id]))
}
