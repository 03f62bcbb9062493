import { describe, expect, it } from 'vitest'
import { aContent, type ContentInput } from '../../builders/a-content.ts'
import { anEvent, aTime, type EventOverrides } from '../../builders/an-event.ts'
import type { RecConfigInput } from '../../../src/contracts/rec-config.ts'
import { aConfig } from './a-config.ts'
import type { InteractionEvent } from '../../../src/contracts/interaction-event.ts'
import { scoreEngagement } from '../../../src/signals/engagement.ts'

type Done = EventOverrides

/** Scores events that came a second apart, in the order given; content: 42 words without an image, so 10 s. */
function score(done: readonly Done[], config: RecConfigInput = {}, content: Partial<ContentInput> = {}) {
  const events = done.map((overrides, at) => anEvent({ id: `e${at}`, ts: aTime + at * 1000, ...overrides }))
  return scoreEngagement('1', events, aContent(content), aConfig(config))
}

const looked = (dwellSeconds: number, endReason?: InteractionEvent['endReason']): Done =>
  endReason ? { dwellSeconds, endReason } : { dwellSeconds }
const answered = (...answers: readonly (number | string)[]): Done => ({
  event: 'survey_answered',
  surveyAnswers: Object.fromEntries(answers.map((answer, at) => [`q${at}`, answer])),
})
const wished = (feedback: NonNullable<InteractionEvent['feedback']>): Done => ({ event: 'content_feedback', feedback })
/** A look of which nothing was measured. */
const glanced: Done = { dwellSeconds: undefined }

describe('dwell, the table of SPEC', () => {
  const text = {}
  const image = { contentType: 'image_item', hasImage: true } as const
  const audio = { contentType: 'audio_item', durationSeconds: 60 } as const
  it.each([
    [0, -1],
    [0.25, -0.2929],
    [0.5, 0],
    [1, 0.4142],
    [2, 1],
    [10, 1],
  ])('[SG3] %d times the expected time is worth %d, of a text, an image and audio', (ratio, component) => {
    expect(score([looked(10 * ratio)], {}, text)?.components.dwell).toBeCloseTo(component, 4)
    expect(score([looked(13 * ratio)], {}, image)?.components.dwell).toBeCloseTo(component, 4)
    expect(score([looked(60 * ratio)], {}, audio)?.components.dwell).toBeCloseTo(component, 4)
  })
})

describe('survey, the table of SPEC', () => {
  it.each([
    [[5], 1],
    [[4], 0.5],
    [[3], 0],
    [[1], -1],
    [[9], 1],
    [[-3], -1],
    [['Like', ' HATE '], -0.25],
    [[4, 'perhaps'], 0.5],
  ])('[SG4] %j is worth %d', (answers, component) => {
    expect(score([answered(...answers)])?.components.survey).toBeCloseTo(component, 12)
  })

  it('[SG4] is the mean over the answers of all surveys', () => {
    expect(score([answered(5, 5), answered(1)])?.components.survey).toBeCloseTo(1 / 3, 12)
  })

  it('[SG4] leaves out what has no place: unknown choices, names of the prototype, numbers on a scale of no length', () => {
    expect(score([answered('perhaps', 'constructor', '__proto__')])).toBeUndefined()
    expect(score([answered(3)], { survey: { min: 3, max: 3 } })).toBeUndefined()
  })

  it('[SG4] takes a table of the config, whatever its case, and a scale that runs down', () => {
    expect(score([answered('wow')], { survey: { choices: { Wow: 0.8 } } })?.components.survey).toBe(0.8)
    expect(score([answered(1)], { survey: { min: 5, max: 1 } })?.components.survey).toBe(1)
  })
})

describe('strength, the table of SPEC', () => {
  it.each<[string, readonly Done[], number, string]>([
    ['looked 0 s', [looked(0)], -1, 'negative'],
    ['looked 5 s', [looked(5)], 0, 'neutral'],
    ['looked 10 s', [looked(10)], 0.4142, 'positive'],
    ['looked 10 s, next_button', [looked(10, 'next_button')], 0.6653, 'positive'],
    ['looked 10 s, link', [looked(10, 'link')], 0.451, 'positive'],
    ['looked 10 s, close_button', [looked(10, 'close_button')], 0.2796, 'neutral'],
    ['looked 10 s, abandon', [looked(10, 'abandon')], -0.1919, 'negative'],
    ['completed, 10 s', [{ event: 'content_completed', dwellSeconds: 10 }], 0.6653, 'positive'],
    ['dismissed, 0 s', [{ event: 'content_dismissed', dwellSeconds: 0 }], -1, 'negative'],
    ['looked 5 s twice', [looked(5), looked(5)], 0.4428, 'positive'],
    ['looked 5 s three times', [looked(5), looked(5), looked(5)], 0.738, 'positive'],
    ['answered 4', [answered(4)], 0.5, 'positive'],
    ['looked 10 s, answered 1', [looked(10), answered(1)], 0.1314, 'neutral'],
    ['all four', [looked(5, 'next_button'), looked(5, 'link'), answered(4)], 0.4657, 'positive'],
    ['looked, no dwell measured', [glanced], 0, 'neutral'],
    ['looked 0 s, more', [looked(0), wished('more')], 1, 'positive'],
    ['looked 20 s, less', [looked(20), wished('less')], -0.5, 'negative'],
    ['more, then hide', [wished('more'), wished('hide')], -1, 'negative'],
  ])('[SG5] %s', (_, done, strength, outcome) => {
    const scored = score(done)
    expect(scored?.strength).toBeCloseTo(strength, 4)
    expect(scored?.outcome).toBe(outcome)
  })

  it('[SG5] has no parts that were not there', () => {
    expect(score([glanced])?.components).toEqual({})
    expect(score([wished('more')])?.components).toEqual({ feedback: 1 })
    expect(Object.keys(score([looked(5, 'link'), looked(5), answered(4)])?.components ?? {})).toEqual([
      'dwell',
      'completion',
      'revisit',
      'survey',
    ])
  })

  it('[SG5] is 0 when nothing that is present weighs anything', () => {
    expect(score([looked(20)], { engagementWeights: { dwell: 0 } })?.strength).toBe(0)
  })

  it('[SG5] counts a visit by its view or by its ending, not twice', () => {
    const viewedAndCompleted = [looked(5), { event: 'content_completed', dwellSeconds: 5 } as const]
    expect(score(viewedAndCompleted)?.components.revisit).toBeUndefined()
    expect(score([...viewedAndCompleted, ...viewedAndCompleted])?.components.revisit).toBe(0.5)
    const endings = [
      { event: 'content_completed' },
      { event: 'content_dismissed' },
      { event: 'content_completed' },
    ] as const
    expect(score(endings)?.components.revisit).toBe(0.75)
  })
})

describe('what counts', () => {
  it('[SG2] makes no score of impressions, searches, seen and answers that mean nothing', () => {
    expect(score([])).toBeUndefined()
    expect(
      score([{ event: 'impressions_shown' }, { event: 'search_performed' }, wished('seen'), answered('perhaps')]),
    ).toBeUndefined()
  })

  it('[SG2] changes nothing for them beside other events, the time of the score included', () => {
    const alone = score([looked(10)])
    const beside = score([looked(10), wished('seen'), { event: 'impressions_shown' }, answered('perhaps')])
    expect(beside).toEqual(alone)
    expect(alone?.ts).toBe(aTime)
  })

  it('[SG2] takes the time of the newest event that counted', () => {
    expect(score([looked(10), answered(4)])?.ts).toBe(aTime + 1000)
  })

  it('[SG2] takes the end reason of the newest look that has one', () => {
    expect(score([looked(5, 'next_button'), looked(5, 'abandon'), looked(5)])?.components.completion).toBe(-1)
    expect(score([looked(5, 'abandon'), { event: 'content_completed' }])?.components.completion).toBe(1)
    expect(score([looked(5, 'link'), { event: 'content_dismissed' }])?.components.completion).toBe(-1)
    expect(score([{ event: 'content_completed', endReason: 'close_button' }])?.components.completion).toBe(0.1)
  })

  it('[SG2] forgets neither more, less nor hide over a later seen', () => {
    expect(score([wished('less'), wished('seen')])?.components.feedback).toBe(-0.5)
  })
})

describe('outcome', () => {
  it('[SG6] is inclusive at both thresholds', () => {
    expect(score([wished('more')], { positiveThreshold: 1 })?.outcome).toBe('positive')
    expect(score([wished('less')], { negativeThreshold: -0.5 })?.outcome).toBe('negative')
  })

  it('[SG6] is neutral a hair inside them', () => {
    // Strength .5 of a survey alone, exactly.
    expect(score([answered(4)], { positiveThreshold: 0.5 + Number.EPSILON })?.outcome).toBe('neutral')
    expect(score([wished('less')], { negativeThreshold: -0.5 - Number.EPSILON })?.outcome).toBe('neutral')
  })
})
