import { runSync } from 'docent/sync-worker'
// The keys are this page's own, so their root cannot have been built in: it is the first message.
addEventListener('message', ({ data }) => runSync({ root: String(data) }), { once: true })
