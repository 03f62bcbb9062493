/** The logbook on a page: a profile from one database to another, a replay beside other verbs, experiments. */
import { aDatabase, clearUpAfterEach, openDocent } from './open-docent.ts'
import { describe, expect, it } from 'vitest'
import { type LogbookVerbs, withLogbook } from '../../src/client/logbook/with-logbook.ts'
import { allRecords } from '../contract/raw-idb.ts'
import type { Docent, DocentOptions, Recommendation } from '../../src/index.ts'
import { refusalOf } from '../builders/refusal-of.ts'
import { userEvent } from 'vitest/browser'

clearUpAfterEach()

const worker = (): Worker => new Worker(new URL('./workers/logbook.worker.ts', import.meta.url), { type: 'module' })

async function open(options: Partial<DocentOptions> = {}): Promise<Docent & LogbookVerbs> {
  return withLogbook(await openDocent({ worker, ...options }))
}

const idsOf = ({ items }: Recommendation): readonly string[] => items.map(({ contentId }) => contentId)

const arms = [
  { name: 'plain', share: 0.5 },
  { name: 'few', share: 0.5, config: { finalLimit: 2 } },
]

describe('the logbook on a page', () => {
  it('[RP1] [RP4] takes a visitor from one device to another, there to stay', async () => {
    const there = await open({ userId: 'there' })
    await there.recommend({ count: 5 })
    there.dwell('sea-1', 60)
    await there.profile.interests(['subject:snow'])
    const text = JSON.stringify(await there.exportProfile())

    const database = aDatabase()
    const here = await open({ database, userId: 'here' })
    const told = new Promise((resolve) => here.on('updated', resolve))
    const reply = await here.importProfile(text)
    expect(reply).toMatchObject({ events: { added: 1 }, served: 1, leftOut: [] })
    expect(reply.taken).toContain('features')
    await told
    await here.close()
    const again = await open({ database, userId: 'here' })
    expect(await again.profile()).toMatchObject({ positives: [{ contentId: 'sea-1' }], userId: 'here' })
    expect(idsOf(await again.recommend({ count: 3 }))).toEqual(idsOf(await there.recommend({ count: 3 })))
    expect((await refusalOf(() => again.importProfile('{}', { mode: 'replace' }))).code).toBe('profile-invalid')
    expect((await again.profile()).positives).toHaveLength(1)
  })

  it('[RP8] [RP14] replays in the worker, says how far it is, and says when there is nothing', async () => {
    const docent = await open({ privacy: 'kiosk' })
    expect((await docent.replay()).sentence).toBe('nothing to replay: there are no events of this visitor yet')
    await docent.recommend({ count: 5 })
    docent.dwell('sea-1', 60)
    const progress: unknown[] = []
    const [report, health] = await Promise.all([
      docent.replay({
        config: { coldWeights: { popularity: 0, freshness: 1 } },
        onProgress: (step) => progress.push(step),
      }),
      docent.health(),
    ])
    expect(health.state).toBe('ready')
    expect(report).toMatchObject({ of: 'served-lists', requests: 1, visits: 1, k: 10 })
    expect(progress).toEqual([{ done: 1, of: 1 }])
    expect((await refusalOf(() => docent.replay({ k: 0 }))).code).toBe('options-invalid')
  })

  it('[RP15] [RP19] names the arm in every list, [RP20] hands counts over on a click, and forgets them with reset', async () => {
    const database = aDatabase()
    const docent = await open({ database, experiments: [{ id: 'few', arms }] })
    const list = await docent.recommend()
    const arm = list.diagnostics.experiments?.['few']
    expect(['plain', 'few']).toContain(arm)
    expect(list.items.length === 2).toBe(arm === 'few')
    docent.dwell('sea-1', 60)
    const before = await docent.experiments.status()
    expect(before).toMatchObject([{ id: 'few', arm, arms: [{ share: 0.5 }, { share: 0.5 }] }])
    expect(before[0]?.metrics).toMatchObject({ served: list.items.length, dwell_seconds: 60 })
    const button = document.body.appendChild(document.createElement('button'))
    button.textContent = 'Hand over'
    const handedOver = new Promise((resolve) => {
      button.addEventListener('click', () => resolve(docent.experiments.export()), { once: true })
    })
    await userEvent.click(button)
    const { metrics } = before[0] ?? {}
    expect(await handedOver).toMatchObject({ experiments: [{ experiment: 'few', arm, metrics }] })
    button.remove()
    await docent.reset()
    expect(await allRecords(database, 'states')).toEqual([])
    expect((await docent.experiments.status())[0]?.metrics).toMatchObject({ served: 0, dwell_seconds: 0 })
  })

  it('[RP16] [RP23] is refused by a vault without it, as are experiments', async () => {
    const without = withLogbook(await openDocent({ privacy: 'kiosk' }))
    expect((await refusalOf(() => without.exportProfile())).code).toBe('logbook-unavailable')
    const experiments = [{ id: 'few', arms }]
    expect((await refusalOf(() => openDocent({ experiments }))).code).toBe('options-invalid')
    const unknown = [{ id: 'few', arms, features: ['gone'] }]
    expect((await refusalOf(() => open({ experiments: unknown }))).code).toBe('feature-unknown')
  })
})
