import { describe, expect, it } from 'vitest'
import { aMessage, eventOf } from './a-message.ts'

describe('names', () => {
  it.each([
    ['content_viewed', 'content_viewed'],
    ['Content Viewed', 'content_viewed'],
    ['$pageview', 'content_viewed'],
    ['page', 'content_viewed'],
    ['Content Completed', 'content_completed'],
    ['Content Dismissed', 'content_dismissed'],
    [' content_dismissed ', 'content_dismissed'],
  ])('[IN2] %s is %s', (raw, event) => {
    expect(eventOf(aMessage({}, { event: raw }))).toMatchObject({ event })
  })

  it.each([['contentViewed'], ['toString'], ['__proto__'], [''], [7], [null]])('[IN2] refuses the name %j', (event) => {
    expect(eventOf(aMessage({}, { event }))).toBe('event-name-unknown')
  })

  it("[IN2] takes a site's own names first", () => {
    const nameMap = { 'Artwork Opened': 'content_viewed', 'Content Viewed': 'content_completed' } as const
    expect(eventOf(aMessage({}, { event: 'Artwork Opened' }), { nameMap })).toMatchObject({ event: 'content_viewed' })
    expect(eventOf(aMessage({}, { event: 'Content Viewed' }), { nameMap })).toMatchObject({
      event: 'content_completed',
    })
    expect(eventOf(aMessage({}, { event: 'toString' }), { nameMap })).toBe('event-name-unknown')
  })
})
