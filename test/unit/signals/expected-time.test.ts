import { describe, expect, it } from 'vitest'
import { aConfig } from './a-config.ts'
import { aContent } from '../../builders/a-content.ts'
import { expectedSeconds } from '../../../src/signals/expected-time.ts'

describe('[SG1] expected time, the table of SPEC', () => {
  it.each([
    ['42 words', { wordCount: 42 }, 10],
    ['42 words and an image', { wordCount: 42, hasImage: true }, 13],
    ['4 words', { wordCount: 4 }, 3],
    ['no words, an image', { wordCount: 0, hasImage: true }, 3],
    ['audio of 60 s', { contentType: 'audio_item', durationSeconds: 60, wordCount: 420 }, 60],
    ['video of unknown length', { contentType: 'video_item', wordCount: 42, hasImage: true }, 13],
  ] as const)('[SG1] %s', (_, overrides, seconds) => {
    expect(expectedSeconds(aContent(overrides), aConfig())).toBeCloseTo(seconds, 12)
  })

  it('[SG1] goes by the length of recordings only', () => {
    expect(expectedSeconds(aContent({ contentType: 'exhibition', durationSeconds: 999 }), aConfig())).toBe(10)
  })
})
