import { describe, expect, it } from 'vitest'
import { Listeners } from '../../../src/workers/listeners.ts'

const event = { type: 'updated', userId: 'visitor' } as const

describe('listeners of a vault', () => {
  it('[VW8] are all told, without waiting for one another', () => {
    const listeners = new Listeners()
    const told: string[] = []
    listeners.add(() => new Promise(() => told.push('never answers')))
    listeners.add(() => told.push('answers'))
    listeners.tell(event)
    expect(told).toEqual(['never answers', 'answers'])
  })

  it('[VW8] are dropped when they reject', async () => {
    const listeners = new Listeners()
    listeners.add(() => Promise.reject(new Error('gone')))
    listeners.add(() => {
      throw new Error('gone as well')
    })
    listeners.tell(event)
    await Promise.resolve()
    expect(listeners.size).toBe(0)
  })

  it('[VW8] are dropped after 1,000 calls without an answer, and kept when they answer late', async () => {
    const listeners = new Listeners()
    const answers: (() => void)[] = []
    listeners.add(() => new Promise(() => undefined))
    listeners.add(() => new Promise<void>((resolve) => answers.push(resolve)))
    for (let call = 0; call < 1000; call++) listeners.tell(event)
    for (const answer of answers) answer()
    await Promise.resolve()
    expect(listeners.size).toBe(2)
    listeners.tell(event)
    expect(listeners.size).toBe(1)
  })
})
