import { expect, it } from 'vitest'
import { aCatalog } from '../../builders/a-catalog.ts'
import { anEngine } from '../../builders/an-engine.ts'
import { createMiniSearchIndex } from '../../../src/adapters/minisearch/minisearch-index.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

it('[SE14] reads the catalog’s words for a search that weighs them, and for no other', async () => {
  let reads = 0
  const { engine } = anEngine(aCatalog(), {
    indexOfWords: (contents) => {
      const words = createMiniSearchIndex(contents)
      return {
        ...words,
        complete: () => {
          reads++
          return words.complete()
        },
      }
    },
  })
  await engine.prepareSearch({ mode: 'meaning' })
  await engine.prepareSearch({ weights: { text: 0 } })
  expect(reads).toBe(0)
  await engine.prepareSearch({ mode: 'text' })
  await engine.prepareSearch()
  expect(reads).toBe(2)
  expect((await refusalOf(() => engine.prepareSearch({ mode: 'smell' }))).code).toBe('options-invalid')
})
