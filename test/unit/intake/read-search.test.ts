import { aMessage, eventOf, type Fields } from './a-message.ts'
import { describe, expect, it } from 'vitest'
import { encodeQueryVector, MAX_QUERY_VECTOR_CHARS } from '../../../src/base/query-vector.ts'
import { aTime } from '../../builders/an-event.ts'
import fc from 'fast-check'
import { InteractionEvent } from '../../../src/contracts/interaction-event.ts'

const search = (properties: Fields, message: Fields = {}) =>
  eventOf(aMessage({ query: 'storms at sea', ...properties }, { event: 'search_performed', ...message }))
const meaning = encodeQueryVector(Float32Array.of(1, 0, -1))

describe('the meaning of a search', () => {
  it('[IN13] is kept as it came, [IN3] under either name, the first wins', () => {
    expect(search({ query_vector: ` ${meaning} ` })).toMatchObject({ queryText: 'storms at sea', queryVector: meaning })
    expect(search({ queryVector: meaning })).toMatchObject({ queryVector: meaning })
    expect(search({ queryVector: 'AAAA', query_vector: meaning })).toMatchObject({ queryVector: meaning })
  })

  it('[IN13] is left out where it has no such form, and the words still count', () => {
    const wordless = search({})
    expect(wordless).toMatchObject({ event: 'search_performed', queryText: 'storms at sea' })
    const tooLong = 'AAAA'.repeat(MAX_QUERY_VECTOR_CHARS / 4 + 1)
    for (const bad of [
      '',
      'fwC',
      'fw=C',
      'fw-_',
      [1, 0],
      { 0: 1 },
      127,
      null,
      Number.NaN,
      tooLong,
      new Float32Array(3),
    ]) {
      expect(search({ query_vector: bad })).toEqual(wordless)
    }
  })

  it('[IN13] never refuses or breaks an event, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.base64String()), (vector) => {
        const event = search({ query_vector: vector })
        expect(InteractionEvent.parse(event)).toEqual(event)
      }),
    )
  })

  it('[IN13] belongs to searches alone', () => {
    expect(eventOf(aMessage({ query_vector: meaning }))).not.toHaveProperty('queryVector')
  })

  it('[IN10] is part of the id of an event that came without one, whose 128 bits all count', () => {
    const idOf = (properties: Fields) => {
      const event = search(properties, { messageId: undefined, originalTimestamp: aTime })
      return typeof event === 'object' ? event.id : event
    }
    const words = idOf({}).slice(1).match(/.{8}/g)
    expect(new Set(words).size).toBe(4)
    expect(idOf({ query_vector: meaning })).not.toBe(idOf({}))
    expect(idOf({ query_vector: 'no vector' })).toBe(idOf({}))
  })
})
