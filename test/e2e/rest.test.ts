/** REST on the device: the page answers, its service worker answers, and there is no server any more. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import type { Rest } from '../../src/rest/create-rest.ts'
import { MuseumServer } from './museum-server.ts'
import { ready } from './museum-page.ts'

test.use({ serviceWorkers: 'allow' })

declare global {
  /** The REST surface of the page, which the demo hands to its console. */
  var rest: Rest
}

interface Answered {
  readonly status: number
  readonly strategy: string
  readonly items: readonly string[]
}

const ASKED = '/recsys/api/recommend?user_id=visitor&limit=6'

let museum: MuseumServer
test.beforeEach(async () => {
  museum = new MuseumServer()
  await museum.start()
})
test.afterEach(() => museum.stop())

/** Installs the page, and stops its server. */
async function openOffline(page: Page): Promise<void> {
  await page.goto(museum.address)
  await ready(page)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  })
  await museum.stop()
  await expect(fetch(museum.address)).rejects.toThrow('fetch failed')
}

/** What the verb, the page and the service worker say to the same question. */
function threeAnswers(page: Page): Promise<Readonly<Record<'verb' | 'page' | 'worker', Answered>>> {
  return page.evaluate(async (asked) => {
    interface List {
      readonly strategy: string
      readonly items: readonly { readonly contentId: string; readonly reason: string }[]
    }
    const said = ({ strategy, items }: List, status: number): Answered => ({
      status,
      strategy,
      items: items.map(({ contentId, reason }) => `${contentId}: ${reason}`),
    })
    const [own, worker] = [await rest.fetch(asked), await fetch(asked)]
    return {
      verb: said(await docent.recommend({ count: 6 }), 200),
      page: said((await own.json()) as List, own.status),
      worker: said((await worker.json()) as List, worker.status),
    }
  }, ASKED)
}

test('[AP9] [AP10] [AP11] rest.fetch and plain fetch say offline what recommend() says, and learn', async ({
  page,
}) => {
  const requests: string[] = []
  await openOffline(page)
  page.on('request', (request) => requests.push(request.url()))
  const cold = await threeAnswers(page)
  expect(cold.verb).toMatchObject({ status: 200, strategy: 'cold' })
  expect(cold.verb.items).toHaveLength(6)
  expect(cold.page).toEqual(cold.verb)
  expect(cold.worker).toEqual(cold.verb)

  const told = await page.evaluate(async () => {
    const looks = ['great-wave', 'monet-impression-sunrise', 'hokusai-red-fuji'].map((id, at) => ({
      event: 'content_viewed',
      userId: 'visitor',
      messageId: `look-${at}`,
      originalTimestamp: Date.now() - 1000 * at,
      properties: { content_id: id, dwell_seconds: 90, end_reason: 'next_button' },
    }))
    const answer = await fetch('/recsys/api/ingest', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(looks),
    })
    const stranger = await fetch('/recsys/api/recommend?user_id=somebody')
    const nothing = await rest.fetch('https://elsewhere.example/recsys/nothing')
    return {
      reply: (await answer.json()) as unknown,
      stranger: (await stranger.json()) as unknown,
      nothing: nothing.status,
    }
  })
  expect(told.reply).toMatchObject({ normalized: 3, updatedUserIds: ['visitor'], refused: [] })
  expect(told.stranger).toMatchObject({ strategy: 'cold', diagnostics: { coldBecause: 'other-profile' } })
  expect(told.nothing).toBe(404)

  const warm = await threeAnswers(page)
  expect(warm.verb.strategy).toBe('warm')
  expect(warm.page).toEqual(warm.verb)
  expect(warm.worker).toEqual(warm.verb)
  // rest.fetch itself asked nobody: what was requested are the plain fetches, which the service worker took.
  expect(requests.filter((url) => url.includes('elsewhere'))).toEqual([])
})

test('[AP1] [AP13] the reference answers offline, by the keyboard, in both lights', async ({ page, context }) => {
  await openOffline(page)
  const docs = await context.newPage()
  const faults: string[] = []
  docs.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await docs.goto(`${museum.address}recsys/docs`)
  await expect(docs.getByRole('heading', { level: 1 })).toHaveText('Docent on this device')
  const form = docs.getByRole('form', { name: 'Ask for a list' })
  await form.getByLabel('limit').fill('2')
  await form.getByLabel('limit').press('Enter')
  const section = docs.getByRole('region', { name: 'Ask for a list' })
  await expect(section.getByRole('status')).toContainText('200, as asked')
  expect(JSON.parse(await section.getByLabel(/^Body of the answer/).innerText())).toMatchObject({ items: [{}, {}] })

  await form.getByLabel('limit').fill('0')
  await form.getByRole('button', { name: 'Send' }).press('Enter')
  await expect(section.getByRole('status')).toContainText('400')
  for (const colorScheme of ['light', 'dark'] as const) {
    await docs.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page: docs }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  }
  await page.close()
  await form.getByLabel('limit').fill('1')
  await form.getByRole('button', { name: 'Send' }).click()
  await expect(section.getByRole('status')).toContainText('503', { timeout: 10_000 })
  await expect(section.getByLabel(/^Body of the answer/)).toContainText('no-vault')
  // The two refusals are all that the console may say: none is of the page's policy.
  expect(faults.filter((fault) => !fault.startsWith('Failed to load resource'))).toEqual([])
})

test('[AP3] a page whose client was closed is told so, and not by a 500', async ({ page }) => {
  await openOffline(page)
  const answer = await page.evaluate(async () => {
    await docent.close()
    const closed = await fetch('/recsys/api/usermodel?user_id=visitor')
    return { status: closed.status, body: (await closed.json()) as unknown }
  })
  expect(answer).toMatchObject({ status: 503, body: { error: { code: 'vault-unavailable' } } })
})
