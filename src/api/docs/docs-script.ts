/** What makes the reference interactive, as it is served: plain JavaScript of a page, with no part of the package in it. */
export const DOCS_SCRIPT = `const WORDS = { 200: 'as asked', 400: 'the request is not understood', 409: 'another profile', 413: 'too large',
  415: 'no JSON', 501: 'not on this host', 503: 'nobody answers' }

for (const form of document.forms) form.addEventListener('submit', (event) => {
  event.preventDefault()
  send(form)
})

// An example of long ago would be outside of the window in which events count.
for (const body of document.querySelectorAll('[data-body]')) {
  body.value = body.value.replace(/("originalTimestamp": )"[^"]*"/g, '$1"' + new Date().toISOString() + '"')
}

async function send(form) {
  const answer = form.nextElementSibling
  const [status, asked, body] = [answer.querySelector('[role=status]'), answer.querySelector('code'), answer.querySelector('pre')]
  const button = form.querySelector('button')
  if (button.getAttribute('aria-disabled') === 'true') return
  button.setAttribute('aria-disabled', 'true')
  const { method, path } = form.dataset
  const address = path + queryOf(form)
  answer.hidden = false
  status.textContent = 'Asking'
  asked.textContent = method + ' ' + new URL(address, location.href).pathname + queryOf(form)
  body.textContent = ''
  const began = performance.now()
  try {
    const text = form.querySelector('[data-body]')?.value
    const response = await fetch(address, text === undefined ? {} : { method, body: text, headers: { 'content-type': 'application/json' } })
    const answered = await response.text()
    const took = Math.round(performance.now() - began)
    status.textContent = response.status + ', ' + (WORDS[response.status] ?? 'an error') + ', after ' + took + ' ms'
    body.textContent = indented(answered)
  } catch (error) {
    status.textContent = 'No answer: ' + error.message
  }
  button.removeAttribute('aria-disabled')
}

/** What is left empty is not sent; a list is written with commas between. */
function queryOf(form) {
  const query = new URLSearchParams()
  for (const { name, value, dataset } of form.querySelectorAll('[data-writing]')) {
    if (value.trim() === '') continue
    const values = dataset.writing === 'list' ? value.split(',').map((each) => each.trim()) : [value]
    for (const each of values) query.append(name, each)
  }
  const text = query.toString()
  return text === '' ? '' : '?' + text
}

function indented(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
`
