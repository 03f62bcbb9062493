/** Survey answers by question. */
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import { fieldsOf } from './raw-fields.ts'

/** Names that would reach an object's prototype. */
const FORBIDDEN_QUESTIONS = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * [IN8] Numbers and choices by question; questions left open (null or undefined) and names that would reach a prototype
 * are left out. Undefined when nothing is left, or when an answer is anything else than a finite number or a text.
 */
export function readAnswers(raw: unknown): InteractionEvent['surveyAnswers'] {
  const answers: [string, number | string][] = []
  for (const [question, answer] of fieldsOf(raw) ?? []) {
    if (answer === undefined || answer === null || FORBIDDEN_QUESTIONS.has(question)) continue
    if (typeof answer !== 'string' && !(typeof answer === 'number' && Number.isFinite(answer))) return undefined
    answers.push([question, answer])
  }
  return answers.length > 0 ? Object.fromEntries(answers) : undefined
}
