/** Words of a text with the found parts marked. */
import { html, type TemplateResult } from 'lit/html.js'
import { partsOf } from './parts-of.ts'
import type { TextRange } from 'docent'

export function marked(text: string, ranges: readonly TextRange[]): readonly (TemplateResult | string)[] {
  return partsOf(text, ranges).map(({ words, found }) => (found ? html`<mark>${words}</mark>` : words))
}
