/** A hit: plate, title, facts and a snippet with what was found marked, its one reason, and the ways on. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Content, FieldMatch, SearchField, SearchHit, TextRange } from 'docent'
import type { App } from '../page/app.ts'
import { factsLine, isWorkOfArt, placeLine, yearWords } from '../work/fact-words.ts'
import { facetWords, tagWords } from '../tag-words.ts'
import { hangSimilar } from '../actions/hang-similar.ts'
import { marked } from './mark-ranges.ts'
import { openHit } from '../actions/read-work.ts'
import { plateView } from '../work/plate-view.ts'
import { reasonView } from '../shelf/reason-view.ts'
import { showWhyFound } from '../actions/ask-why.ts'
import { snippetOf } from './snippet.ts'
import { titleOf } from '../museum.ts'
import { typographic } from '../typographic.ts'

const NONE: readonly TextRange[] = []

export function hitCard(app: App, hit: SearchHit): TemplateResult {
  const { contentId, content, matches } = hit
  const title = titleOf(app.museum, contentId)
  return html`<li class="hit" data-flip=${contentId} data-work=${contentId}>
    <div class="card-work">
      ${plateView(contentId)}
      <h3 class="card-title" lang=${content.lang ?? nothing}>
        <button class="card-open" data-act="open" @click=${() => openHit(app, hit)}>
          ${marked(title, rangesOf(matches, 'title'))}
        </button>
      </h3>
      <p class="card-facts plain">${facts(content, matches)}</p>
      <p class="card-place plain">${placeLine(app.museum, content)}</p>
    </div>
    <div class="card-words">
      ${snippet(content, matches)} ${elsewhere(content, matches)}
      <p class="reason">${reasonView(app, hit)}</p>
      <div class="words card-ways">
        <button class="word" data-act="why" @click=${() => showWhyFound(app, hit)}>
          <span>Why<span class="unseen"> “${title}” was found</span></span>
        </button>
        <button class="word word-quiet" data-act="similar" @click=${() => hangSimilar(app, contentId)}>
          <span>More like this<span class="unseen">, “${title}”</span></span>
        </button>
      </div>
    </div>
  </li>`
}

function facts(content: Content, matches: readonly FieldMatch[]): unknown {
  if (!isWorkOfArt(content) || content.creator === undefined) return factsLine(content)
  const year = yearWords(content.year)
  return [marked(content.creator, rangesOf(matches, 'creator')), year === undefined ? '' : `, ${year}`]
}

function snippet(content: Content, matches: readonly FieldMatch[]): TemplateResult | typeof nothing {
  if (content.text === '') return nothing
  const { text, ranges } = snippetOf(typographic(content.text), rangesOf(matches, 'text'))
  return html`<p class="hit-text" lang=${content.lang ?? nothing}>${marked(text, ranges)}</p>`
}

/** What was found in facts that the card does not show otherwise, the first of them. */
function elsewhere(content: Content, matches: readonly FieldMatch[]): TemplateResult | typeof nothing {
  const match = matches.find(({ field }) => field === 'tags' || WORDS[field] !== undefined)
  if (!match) return nothing
  if (match.field === 'tags') {
    const tag = content.tags[match.index ?? 0]
    if (!tag) return nothing
    const key = `${tag.facet}:${tag.label}`
    return html`<p class="plain">${facetWords(key)}: ${marked(tagWords(key), match.ranges)}</p>`
  }
  const value = valueOf(content, match.field)
  return value === undefined
    ? nothing
    : html`<p class="plain">${WORDS[match.field]}: ${marked(value, match.ranges)}</p>`
}

const WORDS: Readonly<Partial<Record<SearchField, string>>> = {
  medium: 'Made of',
  place: 'Made in',
  collection: 'Collection',
}

function valueOf(content: Content, field: SearchField): string | undefined {
  if (field === 'medium') return content.medium
  if (field === 'place') return content.place
  return field === 'collection' ? content.collection : undefined
}

function rangesOf(matches: readonly FieldMatch[], wanted: SearchField): readonly TextRange[] {
  return matches.find(({ field }) => field === wanted)?.ranges ?? NONE
}
