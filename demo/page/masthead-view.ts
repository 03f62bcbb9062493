/** The masthead: the museum's name, the field to search in, the four views, and the light. */
import { html, type TemplateResult } from 'lit/html.js'
import type { App } from './app.ts'
import { searchField } from '../search/search-field.ts'
import { currentTheme, switchTheme } from './theme.ts'
import type { View } from './state.ts'

const VIEWS: readonly { readonly view: View; readonly words: string }[] = [
  { view: 'works', words: 'Works' },
  { view: 'feed', words: 'Feed' },
  { view: 'plan', words: 'Plan' },
  { view: 'workshop', words: 'Workshop' },
]

/** Characters from which on a name is set smaller, to leave room for the field. */
const LONG = 14

export function mastheadView(app: App): TemplateResult {
  const other = currentTheme(document) === 'dark' ? 'light' : 'dark'
  const changeTheme = (): void => {
    switchTheme(document)
    app.update({})
  }
  return html`<header class="masthead">
    <h1 class="masthead-name" ?data-long=${app.museum.title.length > LONG}>
      <a href="#works">${app.museum.title}</a>
    </h1>
    ${searchField(app)}
    <nav class="views" aria-label="Views">
      ${VIEWS.map(
        ({ view, words }) =>
          html`<a class="view" href="#${view}" aria-current=${app.state.view === view ? 'page' : 'false'}>
            <span>${words}</span>
          </a>`,
      )}
    </nav>
    <button class="word word-quiet theme" data-act="theme" @click=${changeTheme}>
      <span>${other === 'dark' ? 'Dark' : 'Light'}</span>
    </button>
  </header>`
}
