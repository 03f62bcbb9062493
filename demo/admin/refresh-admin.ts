/** Asks the vault for what the admin page shows. Looking changes nothing: what is stale stays so, and is shown as it is. */
import type { AdminPanel, Refusal } from './admin-state.ts'
import type { App } from '../page/app.ts'
import { DocentError, type FeaturesOptions } from 'docent'
import { isRefusal } from './admin-state.ts'
import { logbookOf } from './logbook.ts'
import { noteSamples } from './feature-history.ts'

/** Records named behind an unfolded feature. */
const RECORDS_NAMED = 8

/** Refreshes that run, and whether another was asked for meanwhile. */
const running = new WeakMap<App, { again: boolean }>()

/** Settles when what was asked for has been answered; one that is asked for meanwhile runs after it, once. */
export async function refreshAdmin(app: App): Promise<void> {
  const before = running.get(app)
  if (before) {
    before.again = true
    return
  }
  const run = { again: true }
  running.set(app, run)
  try {
    while (run.again) {
      run.again = false
      await askOnce(app, { peek: true })
    }
  } finally {
    running.delete(app)
  }
}

/** Has stale values counted again, as any reader would. */
export async function readFeatures(app: App): Promise<void> {
  await askOnce(app, {})
}

export async function turnToPanel(app: App, panel: AdminPanel): Promise<void> {
  app.update({ admin: { ...app.state.admin, panel, carried: '' } })
  await refreshAdmin(app)
}

/** The records of what is unfolded are looked up. */
export function noteOpened(app: App, name: string, isOpen: boolean): void {
  const { admin } = app.state
  if (admin.opened.includes(name) === isOpen) return
  const others = admin.opened.filter((one) => one !== name)
  app.update({ admin: { ...admin, opened: isOpen ? [...others, name] : others } })
  if (isOpen) void refreshAdmin(app)
}

/** Off the page only the features are read, for their history. */
async function askOnce(app: App, options: FeaturesOptions): Promise<void> {
  const { docent } = app
  const { opened, panel } = app.state.admin
  const isSeen = app.state.view === 'admin'
  const because = isSeen && panel === 'features' && opened.length > 0 ? RECORDS_NAMED : 0
  const [features, exploration, experiments, rest] = await Promise.all([
    orRefusal(docent.profile.features({ ...options, because })),
    isSeen ? orRefusal(docent.profile.exploration()) : undefined,
    isSeen ? orRefusal(logbookOf(app).experiments.status()) : undefined,
    isSeen ? askHowThingsStand(app) : undefined,
  ])
  const { admin } = app.state
  const samples = isRefusal(features) ? admin.samples : noteSamples(admin.samples, features.features)
  app.update({
    ...(rest ? { storage: rest.storage, health: rest.health } : {}),
    admin: {
      ...admin,
      samples,
      features,
      exploration: exploration ?? admin.exploration,
      experiments: experiments ?? admin.experiments,
      health: rest?.health ?? admin.health,
      space: rest?.space ?? admin.space,
    },
  })
}

async function askHowThingsStand({ docent }: App) {
  const [storage, health, estimate] = await Promise.all([
    docent.storage.status(),
    docent.health(),
    navigator.storage?.estimate().catch(() => undefined),
  ])
  const { usage, quota } = estimate ?? {}
  const space = usage === undefined || quota === undefined ? undefined : { used: usage, quota }
  return { storage, health, space }
}

/** An error of Docent becomes a sentence in the place of the answer. */
async function orRefusal<T extends object>(asked: Promise<T>): Promise<T | Refusal> {
  try {
    return await asked
  } catch (thrown) {
    if (thrown instanceof DocentError) return { refused: `${thrown.message} (${thrown.code})` }
    throw thrown
  }
}
