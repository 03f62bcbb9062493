/** The attacks: a button each, and what the kiosk made of them. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { ATTACK_WORDS, reasonWords } from './outcome-words.ts'
import { type Attack, ATTACKS, type Refusal } from './desk-state.ts'
import type { Desk } from './desk.ts'

/** One that is older than the latest can only be replayed once there are two. */
const NEEDS: Readonly<Record<Attack, number>> = { byte: 1, replay: 2, expire: 1, key: 1 }

export function attackView(desk: Desk): TemplateResult {
  const { doing, releases, refusals } = desk.state
  return html`<section class="attacks">
    <h4 class="panel-subtitle">Now attack it</h4>
    <p class="panel-words">
      Say somebody has got hold of the server that the kiosk asks. They can put there what they like, and have no key.
    </p>
    <p class="own-ways">
      ${ATTACKS.map((attack) => {
        const tooEarly = releases < NEEDS[attack]
        return html`<button
          class="outline"
          data-act="attack-${attack}"
          ?disabled=${doing !== undefined || tooEarly}
          @click=${() => desk.attack(attack)}
        >
          ${ATTACK_WORDS[attack].words}
        </button>`
      })}
    </p>
    ${releases < NEEDS.replay ? html`<p class="plain">There is no old release to replay before you have made one.</p>` : nothing}
    <ol class="refusals" aria-live="polite">
      ${refusals.map(refusalView)}
    </ol>
  </section>`
}

function refusalView({ attack, report, version, listed }: Refusal): TemplateResult {
  const refused = report.outcome === 'refused' || report.outcome === 'stale'
  return html`<li class="refusal" data-attack=${attack} data-outcome=${report.outcome} data-code=${report.code ?? ''}>
    <p class="refusal-verdict">${ATTACK_WORDS[attack].did} ${refused ? 'Refused.' : 'Not refused!'}</p>
    <p>${reasonWords(report)} <code>${report.code ?? report.outcome}</code></p>
    <p class="plain">The kiosk goes on with version ${version}, and has just recommended ${listed} works from it.</p>
  </li>`
}
