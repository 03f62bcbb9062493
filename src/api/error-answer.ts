/** An error as an answer over HTTP: the status that its code has, and a body that says what to do. */
import { asDocentError, type DocentError, type ErrorCode } from '../base/docent-error.ts'
import { jsonAnswer } from './json-answer.ts'

export type ErrorStatus = 400 | 404 | 405 | 409 | 413 | 415 | 501 | 503

/** [AP3] What is the caller's fault, or is not there at all; all other codes mean that it may work later: 503. */
const STATUS: { readonly [Code in ErrorCode]?: ErrorStatus } = {
  'config-invalid': 400,
  'content-unknown': 400,
  'options-invalid': 400,
  'product-unknown': 400,
  'recomm-unknown': 400,
  'rest-bad-request': 400,
  'scenario-unknown': 400,
  'rest-no-path': 404,
  'rest-no-method': 405,
  'rest-other-profile': 409,
  'rest-too-large': 413,
  'rest-not-json': 415,
  'features-unavailable': 501,
}

export function statusOf(error: DocentError): ErrorStatus {
  return STATUS[error.code] ?? 503
}

/** [AP3] `{ error: { code, message, details } }`. What nobody foresaw is 503 `internal`: there is no 500. Never throws. */
export function errorAnswer(thrown: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const error = asDocentError(thrown)
  const { code, message, details } = error
  return jsonAnswer({ error: { code, message, details: asData(details) } }, statusOf(error), headers)
}

/** Details are plain by contract; one that is not must not cost the answer. */
function asData(details: DocentError['details']): unknown {
  try {
    JSON.stringify(details)
    return details
  } catch {
    return {}
  }
}
