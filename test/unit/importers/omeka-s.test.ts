import { describe, expect, it } from 'vitest'
import { aFormat, readText } from '../../builders/a-format.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

describe('Omeka S', () => {
  it('[FM7] reads items with all that they say, and nothing that the museum hides', () => {
    const { contents, warnings } = readText('omeka-s.json', aFormat('omeka-s.json'), { lang: 'en' })
    expect(contents).toEqual([
      {
        id: 'https://museum.example/api/items/7',
        contentType: 'audio_item',
        title: 'The harbour',
        text: 'Bells & gulls.',
        wordCount: 2,
        tags: [
          { facet: 'subject', label: 'harbour', weight: 1 },
          { facet: 'type', label: 'Sound', weight: 1 },
          { facet: 'technique', label: 'magnetic tape', weight: 1 },
          { facet: 'period', label: '20th century', weight: 1 },
        ],
        hasImage: true,
        image: 'https://museum.example/large/7.jpg',
        url: 'https://museum.example/original/7.mp3',
        durationSeconds: 61.5,
        creator: 'Ada Recorder; Ben Helper',
        year: 1971,
        dateText: 'Summer 1971',
        medium: 'magnetic tape',
        place: 'Marseille',
        lat: 43.2965,
        lon: 5.3698,
        lang: 'en',
        rights: 'Museum of Examples; https://creativecommons.org/licenses/by/4.0/',
        translations: { fr: { title: 'Le port' } },
      },
    ])
    expect(warnings.map(({ message }) => message.replace(/:\d+:/, ':'))).toEqual([
      'omeka-s.json: one item that the museum does not show ("o:is_public": false) left out',
    ])
  })

  it('[FM7] names properties that it has no field for', () => {
    const item = { 'o:id': 1, 'o:title': 'A', 'dcterms:identifier': [{ '@value': 'X' }], 'o-module:x': [] }
    const { contents, warnings } = readText('a.json', JSON.stringify([item, { ...item, 'o:id': 2 }]))
    expect(contents.map(({ id, title }) => [id, title])).toEqual([
      ['1', 'A'],
      ['2', 'A'],
    ])
    expect(warnings.map(({ field, records }) => [field, records])).toEqual([['dcterms:identifier', 2]])
  })

  it('[FM7] refuses what is no item', async () => {
    const { message } = await refusalOf(() => readText('a.json', '{"@type":"o:ItemSet","o:id":1,"o:title":"A"}'))
    expect(message).toContain('expected an item of Omeka S (/api/items), found its ItemSet')
  })
})
