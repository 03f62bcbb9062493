/** A Content that is valid: a text of 42 words without an image, so an expected time of 10 s. */
import { Content } from '../../src/contracts/content.ts'
import type * as z from 'zod/mini'

export type ContentInput = z.input<typeof Content>

/** Parsed by the schema, so that a builder can never make what the house would refuse. */
export function aContent(overrides: Partial<ContentInput> = {}): Content {
  return Content.parse({ id: '1', contentType: 'text_item', title: 'A work', wordCount: 42, ...overrides })
}

/** Tags from their keys, each of weight 1: `someTags('subject:sea', 'mood:calm')`. */
export function someTags(...keys: readonly string[]): ContentInput['tags'] {
  return keys.map((key) => {
    const colon = key.indexOf(':')
    return { facet: key.slice(0, colon), label: key.slice(colon + 1), weight: 1 }
  })
}
