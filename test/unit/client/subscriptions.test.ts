import { afterEach, describe, expect, it, vi } from 'vitest'
import { Subscriptions } from '../../../src/client/subscriptions.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('subscriptions', () => {
  it('[CL10] tell each subscriber its own kind of event', () => {
    const subscriptions = new Subscriptions()
    const told: string[] = []
    subscriptions.on('updated', ({ userId }) => told.push(userId))
    subscriptions.on('degraded', ({ because }) => told.push(because))
    subscriptions.tell({ type: 'updated', userId: 'visitor' })
    expect(told).toEqual(['visitor'])
  })

  it('[CL10] end one by one, and a subscriber given twice is told twice', () => {
    const subscriptions = new Subscriptions()
    let told = 0
    const subscriber = (): void => void told++
    const stop = subscriptions.on('updated', subscriber)
    subscriptions.on('updated', subscriber)
    subscriptions.tell({ type: 'updated', userId: 'visitor' })
    stop()
    stop()
    subscriptions.tell({ type: 'updated', userId: 'visitor' })
    expect(told).toBe(3)
  })

  it('[CL10] tell the first who listens to degradations what degraded before, once', async () => {
    const subscriptions = new Subscriptions()
    for (let at = 0; at < 12; at++) subscriptions.tell({ type: 'degraded', because: String(at) })
    subscriptions.tell({ type: 'updated', userId: 'visitor' })
    const told: string[] = []
    subscriptions.on('degraded', ({ because }) => told.push(because))
    expect(told).toEqual([])
    await Promise.resolve()
    subscriptions.on('degraded', ({ because }) => told.push(`second: ${because}`))
    await Promise.resolve()
    expect(told).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11'])
  })

  it('[CL10] tell the others when one throws, and the page hears of it in its own way', () => {
    const reported: unknown[] = []
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
    const subscriptions = new Subscriptions()
    let told = 0
    subscriptions.on('updated', () => {
      throw new Error('oops')
    })
    subscriptions.on('updated', () => void told++)
    subscriptions.tell({ type: 'updated', userId: 'visitor' })
    expect(told).toBe(1)
    expect(reported).toEqual([new Error('oops')])
  })
})
