/** What an experiment counted of this visitor: every figure with its unit. */
import { html, type TemplateResult } from 'lit/html.js'
import type { ArmMetrics } from 'docent/logbook'
import { measureOf, unitWords, valueWords } from './feature-measures.ts'

const METRICS: Readonly<Record<string, readonly [words: string, unit: string]>> = {
  served: ['Works offered', 'works'],
  engaged: ['Works that held', 'works'],
  completed: ['Works seen to the end', 'works'],
  dwell_seconds: ['Time with works', 's'],
}

export function metricList(metrics: ArmMetrics): TemplateResult {
  return html`<dl class="values metrics plain">
    ${Object.entries(metrics).map(([name, value]) => {
      const [words, unit] = METRICS[name] ?? [measureOf(name).words, unitWords(name, value)]
      return html`<div data-metric=${name}>
        <dt>${words}</dt>
        <dd class="number">${name in METRICS ? Math.round(value).toLocaleString('en') : valueWords(name, value)}</dd>
        <dd>${unit}</dd>
      </div>`
    })}
  </dl>`
}
