/** Survey answers as numbers. */
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { RecConfig } from '../contracts/rec-config.ts'

type Answers = NonNullable<InteractionEvent['surveyAnswers']>

/**
 * [SG4] One number in [-1, 1] for every answer that means something: a number by its place between `min` and `max` of
 * the scale, clamped; a choice by the table, whatever its case. Unknown choices are left out, and so are numbers when
 * the scale has no length.
 */
export function answerValues(answers: Answers, scale: RecConfig['survey']): readonly number[] {
  return Object.values(answers).flatMap((answer) => {
    const value = typeof answer === 'number' ? onScale(answer, scale) : chosen(answer, scale.choices)
    return value === undefined ? [] : [value]
  })
}

function onScale(answer: number, { min, max }: RecConfig['survey']): number | undefined {
  const place = (answer - min) / (max - min)
  return Number.isFinite(place) ? Math.min(1, Math.max(-1, 2 * place - 1)) : undefined
}

function chosen(answer: string, choices: RecConfig['survey']['choices']): number | undefined {
  const lower = answer.trim().toLowerCase()
  return Object.entries(choices).find(([choice]) => choice.toLowerCase() === lower)?.[1]
}
