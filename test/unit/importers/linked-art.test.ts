import { describe, expect, it } from 'vitest'
import { aFormat, readText } from '../../builders/a-format.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const CONTEXT = 'https://linked.art/ns/v1/linked-art.json'

describe('Linked Art', () => {
  it('[FM6] reads a page of objects with all that they say', () => {
    const { contents, warnings } = readText('linked-art.json', aFormat('linked-art.json'), { lang: 'en' })
    expect(warnings).toEqual([])
    expect(contents).toEqual([
      {
        id: 'https://museum.example/object/1',
        contentType: 'image_item',
        title: 'Harbor',
        text: 'Ships at dusk.',
        wordCount: 3,
        tags: [
          { facet: 'subject', label: 'harbour', weight: 1 },
          { facet: 'type', label: 'Painting', weight: 1 },
          { facet: 'technique', label: 'oil paint', weight: 1 },
          { facet: 'technique', label: 'canvas', weight: 1 },
          { facet: 'movement', label: 'Impressionist', weight: 1 },
        ],
        hasImage: true,
        image: 'https://museum.example/1.jpg',
        url: 'https://museum.example/works/1',
        creator: 'Ada Painter; Ben Helper',
        year: 1880,
        dateText: 'between 1880 and 1885',
        medium: 'Oil on canvas',
        place: 'Le Havre',
        lat: 49.4938,
        lon: 0.1079,
        collection: 'Museum of Examples',
        room: 'Room 3',
        lang: 'en',
        rights: 'Gift of A. Donor',
        translations: { de: { title: 'Hafen' } },
      },
      {
        id: 'https://museum.example/object/2',
        contentType: 'text_item',
        title: 'Jug',
        text: '',
        tags: [],
        wordCount: 0,
        hasImage: false,
      },
    ])
  })

  it.each([
    ['one object', { '@context': CONTEXT, id: 'https://m.example/1', type: 'HumanMadeObject', _label: 'A' }],
    ['a list', [{ '@context': CONTEXT, id: 'https://m.example/1', type: 'HumanMadeObject', _label: 'A' }]],
    [
      'a graph',
      { '@context': CONTEXT, '@graph': [{ id: 'https://m.example/1', type: 'HumanMadeObject', _label: 'A' }] },
    ],
    [
      'a stream of activities',
      {
        '@context': ['https://www.w3.org/ns/activitystreams', CONTEXT],
        type: 'OrderedCollectionPage',
        orderedItems: [{ type: 'Update', object: { id: 'https://m.example/1', type: 'HumanMadeObject', _label: 'A' } }],
      },
    ],
  ])('[FM6] finds its objects in %s', (_what, document) => {
    expect(readText('a.json', JSON.stringify(document)).contents).toMatchObject([
      { id: 'https://m.example/1', title: 'A' },
    ])
  })

  it.each([
    [{ type: 'Person', _label: 'A' }, 'expected a Linked Art object, found a Person'],
    [{ _label: 'A' }, 'found one without a type'],
    [{ type: 'OrderedCollectionPage', orderedItems: [] }, 'found a page without any'],
    [
      { type: 'OrderedCollectionPage', orderedItems: [{ id: 'https://m.example/1', type: 'HumanMadeObject' }] },
      'found its address alone; download the object and build from that',
    ],
    [{ type: 'HumanMadeObject', id: 'https://m.example/1', made_of: [] }, 'title: expected a string, found nothing'],
  ])('[FM6] refuses %j with what it is', async (entity, says) => {
    const { message } = await refusalOf(() => readText('a.json', JSON.stringify({ '@context': CONTEXT, ...entity })))
    expect(message).toContain(says)
  })
})
