/** The reference as one page: a form for each endpoint, made of the list that the router is made of. */
import { type Endpoint, ENDPOINTS } from '../endpoints.ts'
import { DOCS_STYLE } from './docs-style.ts'
import type { Parameter } from '../query-parameters.ts'

/** HTML that works from any folder: its script and the endpoints lie beside it. The same at every call. */
export function docsPage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Docent on this device: reference</title>
<style>${DOCS_STYLE}</style>
<script src="docs.js" defer></script>
</head>
<body>
<a class="skip" href="#ingest">To the endpoints</a>
<header>
<h1>Docent on this device</h1>
<p>Every request below is answered here: by the page that keeps the visitor’s data, through its service worker, or by <code>docent serve --api</code>. Nothing leaves this device. The same, for programs: <a href="openapi.json">openapi.json</a>.</p>
<nav aria-label="Endpoints"><ul>${ENDPOINTS.map(
    ({ id, method, path }) => `<li><a href="#${id}"><b>${method}</b> ${path}</a></li>`,
  ).join('')}</ul></nav>
</header>
<main>
${ENDPOINTS.map(section).join('\n')}
</main>
</body>
</html>
`
}

function section(endpoint: Endpoint): string {
  const { id, method, path, summary, about, parameters, body } = endpoint
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${summary}</h2>
<p class="path"><b>${method}</b> <code>${path}</code></p>
<p>${escaped(about)}</p>
<form data-method="${method}" data-path="${path.slice(1)}" aria-labelledby="${id}-title">
${parameters.map((parameter) => field(id, parameter)).join('\n')}
${body ? bodyField(id, body.example) : ''}
<button type="submit">Send <span class="apart">to ${path}</span></button>
</form>
<div class="answer" hidden>
<h3>Answer</h3>
<p role="status"></p>
<p class="asked"><code></code></p>
<pre tabindex="0" aria-label="Body of the answer of ${path}"></pre>
</div>
</section>`
}

function field(id: string, { name, writing, required, about, example, choices }: Parameter): string {
  const its = `${id}-${name}`
  const named = `id="${its}" name="${name}" data-writing="${writing}" aria-describedby="${its}-about"`
  const listed = choices ?? (writing === 'boolean' ? ['true', 'false'] : undefined)
  const control =
    listed !== undefined
      ? `<select ${named}><option value="">as it is by default</option>${listed.map((choice) => `<option>${choice}</option>`).join('')}</select>`
      : `<input ${named} autocomplete="off" spellcheck="false"${writing === 'number' ? ' inputmode="decimal"' : ''}${
          required ? ' required' : ''
        } value="${escaped(example ?? '')}">`
  return `<div class="field"><label for="${its}">${name}${required ? ' <span>required</span>' : ''}</label>${control}<p id="${its}-about">${escaped(about)}</p></div>`
}

function bodyField(id: string, example: unknown): string {
  const text = escaped(JSON.stringify(example, null, 2))
  return `<div class="field wide"><label for="${id}-body">Body, as JSON</label><textarea id="${id}-body" data-body rows="16" spellcheck="false">${text}</textarea></div>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
