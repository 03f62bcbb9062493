import { describe, expect, it } from 'vitest'
import { aMessage, eventOf } from './a-message.ts'

describe('answers, impressions, lists', () => {
  const survey = (answers: unknown) => eventOf(aMessage({ answers }, { event: 'survey_answered' }))
  const shown = (impressions: unknown) => eventOf(aMessage({ impressions }, { event: 'impressions_shown' }))

  it('[IN8] leaves out open questions and names of the prototype', () => {
    const answers: unknown = JSON.parse('{"liked":4,"open":null,"__proto__":5,"constructor":"x","prototype":1}')
    expect(survey(answers)).toMatchObject({ surveyAnswers: { liked: 4 } })
  })

  it.each([
    [{}],
    [{ open: null }],
    [{ liked: [4] }],
    [{ liked: true }],
    [{ liked: Number.NaN }],
    ['yes'],
    [[4]],
    [null],
  ])('[IN8] refuses %j', (answers) => {
    expect(survey(answers)).toBe('event-answers-invalid')
  })

  it('[IN9] reads ids and objects that carry one, in the order shown', () => {
    expect(shown(['content_3', 1, { item_id: '2' }])).toMatchObject({ impressions: ['3', '1', '2'] })
    expect(shown([])).toMatchObject({ impressions: [] })
  })

  // eslint-disable-next-line no-sparse-arrays -- what a careless caller sends
  it.each([[undefined], ['1,2'], [{ 0: '1' }], [['1', null]], [['1', {}]], [['1', ['2']]], [['1', , '2']]])(
    '[IN9] refuses %j',
    (impressions) => {
      expect(shown(impressions)).toBe('event-impressions-invalid')
    },
  )

  it('[IN7] reads the list id wherever it is', () => {
    expect(eventOf(aMessage({ recommId: 'r' }))).toMatchObject({ recommId: 'r' })
    expect(eventOf(aMessage({ recomm_id: {} }))).not.toHaveProperty('recommId')
  })

  it('[IN7] reads a query that is a number', () => {
    expect(eventOf(aMessage({ query: 1889 }, { event: 'search_performed' }))).toMatchObject({ queryText: '1889' })
  })
})
