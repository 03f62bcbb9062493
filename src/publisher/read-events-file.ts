/** Reads raw analytics events, one JSON object a line. */
import { DocentError } from '../base/docent-error.ts'
import { readFile } from 'node:fs/promises'

/** Faulty lines named in a message; the rest is counted. */
const LINES_IN_MESSAGE = 5

/** The events in order; empty lines are passed over. DocentError `events-unreadable` names every line that is not JSON. */
export async function readEventsFile(path: string): Promise<readonly unknown[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new DocentError(
      'events-unreadable',
      `Expected a file of events at ${path}, found none that can be read.`,
      { path },
      cause,
    )
  })
  const events: unknown[] = []
  const faulty: number[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      events.push(JSON.parse(line))
    } catch {
      faulty.push(at + 1)
    }
  }
  if (faulty.length === 0) return events
  const named =
    faulty.slice(0, LINES_IN_MESSAGE).join(', ') +
    (faulty.length > LINES_IN_MESSAGE ? ` and ${faulty.length - LINES_IN_MESSAGE} more` : '')
  throw new DocentError(
    'events-unreadable',
    `Expected one JSON object a line in ${path}, found other text in line ${named}.`,
    {
      path,
      lines: faulty,
    },
  )
}
