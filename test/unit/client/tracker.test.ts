import { describe, expect, it } from 'vitest'
import { textWith } from '../../builders/text-with.ts'
import { DocentError } from '../../../src/base/docent-error.ts'
import type { IngestReport } from '../../../src/contracts/host-replies.ts'
import type { RawEvent } from '../../../src/client/raw-event.ts'
import { Tracker } from '../../../src/client/tracker.ts'

type Batch = readonly unknown[]

function aRaw(id: string): RawEvent {
  return {
    type: 'track',
    event: 'content_viewed',
    messageId: id,
    userId: 'visitor',
    originalTimestamp: 0,
    properties: {},
  }
}

function aReport(batch: Batch): IngestReport {
  const refused = batch.flatMap((raw, index) => (raw === null ? [{ index, code: 'event-not-an-object' as const }] : []))
  return {
    normalized: batch.length - refused.length,
    added: batch.length - refused.length,
    updatedUserIds: batch.length > 0 ? ['visitor'] : [],
    refused,
    counts: { used: batch.length, quarantined: 0, unknownContent: 0, expired: 0 },
    strategy: 'cold',
  }
}

/** A tracker whose vault answers by `answer`, with what it was sent and what was dropped. */
function aTracker(answer: (batch: Batch) => Promise<IngestReport> = async (batch) => aReport(batch)): {
  tracker: Tracker
  sent: Batch[]
  dropped: string[]
} {
  const sent: Batch[] = []
  const dropped: string[] = []
  const tracker = new Tracker({
    send: (batch) => {
      sent.push(batch)
      return answer(batch)
    },
    isNoAnswer: (thrown) => thrown instanceof DocentError && thrown.code === 'vault-unavailable',
    onDropped: (because) => dropped.push(because),
    onEmpty: () => undefined,
  })
  return { tracker, sent, dropped }
}

const idsOf = (batch: Batch | undefined): readonly (string | undefined)[] | undefined =>
  batch?.map((raw) => (raw as RawEvent).messageId)

describe('the tracker', () => {
  it('[CL3] sends the events of one task together, right after it', async () => {
    const { tracker, sent } = aTracker()
    for (const id of ['a', 'b', 'c']) tracker.add(aRaw(id))
    expect(sent).toEqual([])
    await Promise.resolve()
    expect(sent.map(idsOf)).toEqual([['a', 'b', 'c']])
  })

  it('[CL3] sends at most 5,000 events at once and the next when those have arrived', async () => {
    const { tracker, sent } = aTracker()
    for (let at = 0; at < 12_000; at++) tracker.add(aRaw(String(at)))
    expect(await tracker.flush()).toMatchObject({ normalized: 12_000 })
    expect(sent.map((batch) => batch.length)).toEqual([5000, 5000, 2000])
  })

  it('[CL3] keeps what did not arrive and sends it again, in order', async () => {
    let there = false
    const { tracker, sent } = aTracker(async (batch) => {
      if (!there) throw new DocentError('vault-unavailable', 'not now')
      return aReport(batch)
    })
    tracker.add(aRaw('a'))
    await expect(tracker.flush()).rejects.toMatchObject({ code: 'vault-unavailable' })
    expect(tracker.waiting).toHaveLength(1)
    there = true
    tracker.add(aRaw('b'))
    expect(await tracker.flush()).toMatchObject({ normalized: 2 })
    expect(idsOf(sent.at(-1))).toEqual(['a', 'b'])
    tracker.close()
  })

  it('[CL3] gives a batch up that the vault refuses three times, counts it and says so', async () => {
    const { tracker, dropped } = aTracker(() => Promise.reject(new DocentError('internal', 'cannot')))
    tracker.add(aRaw('a'))
    for (let attempt = 0; attempt < 3; attempt++) await tracker.flush().catch(() => undefined)
    expect(tracker.waiting).toEqual([])
    expect(tracker.dropped).toBe(1)
    expect(dropped).toEqual([textWith('1 tracked events were dropped')])
    tracker.close()
  })

  it('[CL3] holds 200,000 events without a vault, drops those that come later and counts them', () => {
    const { tracker, dropped } = aTracker(() => Promise.reject(new DocentError('vault-unavailable', 'not now')))
    const raw = aRaw('a')
    for (let at = 0; at < 200_002; at++) tracker.add(raw)
    expect(tracker.waiting).toHaveLength(200_000)
    expect(tracker.dropped).toBe(2)
    expect(dropped).toHaveLength(2)
    tracker.discard()
    tracker.close()
  })

  it('[CL5] reports all events since the last flush, refusals by their place among them', async () => {
    const { tracker } = aTracker()
    tracker.add(aRaw('a'))
    await tracker.caughtUp()
    tracker.add(null)
    await tracker.caughtUp()
    tracker.add(aRaw('b'))
    const refused = [{ index: 1, code: 'event-not-an-object' }]
    expect(await tracker.flush()).toMatchObject({ normalized: 2, added: 2, updatedUserIds: ['visitor'], refused })
    tracker.add(aRaw('c'))
    expect(await tracker.flush()).toMatchObject({ normalized: 1, refused: [] })
  })

  it('[CL5] asks the vault how things stand when there was nothing to send', async () => {
    const { tracker, sent } = aTracker()
    expect(await tracker.flush()).toMatchObject({ normalized: 0, added: 0 })
    expect(sent).toEqual([[]])
  })

  it('[CL3] takes no event after it was closed', async () => {
    const { tracker, sent } = aTracker()
    tracker.close()
    tracker.add(aRaw('late'))
    await Promise.resolve()
    expect(sent).toEqual([])
    expect(tracker.waiting).toEqual([])
  })

  it('[CL4] is caught up when everything arrived, or cannot arrive', async () => {
    let fails = false
    const { tracker, sent } = aTracker(async (batch) => {
      if (fails) throw new DocentError('vault-unavailable', 'not now')
      return aReport(batch)
    })
    tracker.add(aRaw('a'))
    await tracker.caughtUp()
    expect(sent).toHaveLength(1)
    fails = true
    tracker.add(aRaw('b'))
    await tracker.caughtUp()
    expect(tracker.waiting).toHaveLength(1)
    tracker.close()
  })

  it('[VW9] forgets what waits on a reset, and an acknowledgement that comes after it', async () => {
    let arrive: () => void = () => undefined
    const { tracker, sent } = aTracker(async (batch) => {
      await new Promise<void>((resolve) => (arrive = resolve))
      return aReport(batch)
    })
    tracker.add(aRaw('before'))
    await Promise.resolve()
    tracker.discard()
    tracker.add(aRaw('after'))
    arrive()
    const flushed = tracker.flush()
    await new Promise((resolve) => setTimeout(resolve))
    arrive()
    expect(await flushed).toMatchObject({ normalized: 1 })
    expect(sent.map(idsOf)).toEqual([['before'], ['after']])
  })
})
