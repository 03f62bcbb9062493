/** The note that a newer version of the page waits, with the offer to take it. Nothing changes before that is pressed. */
import { html, nothing, render } from 'lit/html.js'
import type { App } from '../page/app.ts'
import { inWords } from '../shelf/shelf-changes.ts'
import { TAKE } from './take.ts'

/** `waiting`: the service worker of the newer version. */
export function sayNewVersion(app: App, waiting: ServiceWorker): void {
  const place = document.querySelector<HTMLElement>('.version-note') ?? document.body.appendChild(newPlace())
  const draw = (others: number | undefined): void => {
    render(
      html`<div class="note-words" role="status">
          <p class="note-cause">A newer version of this page is here.</p>
          <p class="note-effect">${effectWords(app, others)}</p>
        </div>
        <div class="note-ways">
          <button class="word" data-act="take-version" @click=${press}><span>Take it now</span></button>
          <button class="word word-quiet" data-act="later" @click=${() => place.replaceChildren()}>
            <span>Later<span class="unseen">, keep this version</span></span>
          </button>
        </div>`,
      place,
    )
  }
  const press = async (): Promise<void> => {
    const others = await takeVersion(waiting)
    if (others > 0) draw(others)
  }
  render(nothing, place)
  draw(undefined)
}

/** Other pages that are open; 0 when it is taken, and the page about to be loaded anew. */
async function takeVersion(waiting: ServiceWorker): Promise<number> {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(Number(data))
    waiting.postMessage(TAKE, [port2])
  })
}

function effectWords({ state: { storage } }: App, others: number | undefined): string {
  if (others !== undefined) {
    const pages = others === 1 ? 'One other page of it is' : `${inWords(others)} other pages of it are`
    return `${pages.charAt(0).toUpperCase()}${pages.slice(1)} open in this browser. Close ${others === 1 ? 'that' : 'those'}, so that nothing breaks there, and press again.`
  }
  const visit = storage?.durability === 'durable' ? 'your visit is kept' : 'your visit ends with this page'
  return `It is taken once this page is closed. Taken now, the page is loaded anew, and ${visit}.`
}

function newPlace(): HTMLElement {
  const place = document.createElement('aside')
  place.className = 'note note-bar version-note'
  place.dataset['filled'] = ''
  place.setAttribute('aria-label', 'A newer version')
  return place
}
