/** What an option's text must be, for commands alike. Each throws commander's own error, which prints what was expected. */
import { InvalidArgumentError } from 'commander'

/** 0, 1, 2 …: digits alone. */
export function wholeNumber(text: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value
  throw new InvalidArgumentError(`Expected a whole number, found "${text}".`)
}

/** 1, 2, 3 … */
export function countFromOne(text: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= 1) return value
  throw new InvalidArgumentError(`Expected a whole number of at least 1, found "${text}".`)
}

/** Any JSON; what it says is checked by whom it is for. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidArgumentError('Expected JSON, as \'{"year":{"between":[1600,1700]}}\'.')
  }
}
