import { describe, expect, it } from 'vitest'
import { aFormat, readText } from '../../builders/a-format.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const V3 = 'http://iiif.io/api/presentation/3/context.json'
const manifest = (more: object): string =>
  JSON.stringify({ '@context': V3, id: 'https://m.example/1', type: 'Manifest', label: { en: ['A'] }, ...more })
const contentOf = (more: object) => readText('a.json', manifest(more)).contents[0]

describe('IIIF Presentation 3', () => {
  it('[FM5] reads a manifest with all that it says', () => {
    const { contents, warnings } = readText('manifest.json', aFormat('manifest.json'), { lang: 'en' })
    expect(contents).toEqual([
      {
        id: 'https://museum.example/iiif/wave/manifest',
        contentType: 'image_item',
        title: 'The Wave',
        text: 'Boats & rowers under a breaking wave.\n\nPrinted in Edo.',
        wordCount: 9,
        tags: [
          { facet: 'subject', label: 'sea', weight: 1 },
          { facet: 'subject', label: 'boats', weight: 1 },
          { facet: 'type', label: 'woodblock print', weight: 1 },
          { facet: 'technique', label: 'ink on paper', weight: 1 },
          { facet: 'movement', label: 'ukiyo-e', weight: 1 },
        ],
        hasImage: true,
        image: 'https://museum.example/wave.jpg',
        url: 'https://museum.example/wave',
        creator: 'Katsushika Hokusai',
        year: 1831,
        dateText: 'c. 1831',
        medium: 'ink on paper',
        place: 'Edo',
        lat: 35.5,
        lon: 139.5,
        collection: 'Museum of Examples',
        lang: 'en',
        rights: 'Held by: Museum of Examples; http://creativecommons.org/publicdomain/mark/1.0/',
        translations: {
          fr: { title: 'La vague' },
          de: { title: 'Die Welle', text: 'Boote unter einer brechenden Welle.' },
        },
      },
    ])
    expect(warnings.map(({ message }) => message)).toEqual([
      'manifest.json:1: field "Shelf mark" is not known and was left out of one record',
    ])
  })

  it('[FM5] reads sounds with their length and what stands for them, and manifests that are only named', () => {
    const { contents, warnings } = readText('collection.json', aFormat('collection.json'))
    expect(contents).toMatchObject([
      {
        id: 'https://museum.example/iiif/tape-1',
        contentType: 'audio_item',
        durationSeconds: 120,
        image: 'https://museum.example/sleeve.jpg',
        url: 'https://museum.example/tape-1.flac',
        year: 1962,
        collection: 'Tapes',
        rights: 'https://creativecommons.org/licenses/by/4.0/',
      },
      { title: 'Second tape', contentType: 'image_item', image: 'https://museum.example/tape-2.jpg' },
      {
        title: 'A film',
        contentType: 'text_item',
        collection: 'Films',
        rights: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ])
    expect(warnings.map(({ message }) => message)).toEqual([
      'collection.json:47: each of 2 manifests is only named here; its picture and description are in its own file, which may be built beside',
      'collection.json:53: a collection is only named here; what it holds is in its own file, which may be built beside',
    ])
  })

  it('[FM5] takes comments for the text where there is no summary, and tagging for subjects', () => {
    const note = (motivation: string, value: string) => ({
      motivation,
      body: { type: 'TextualBody', value, language: 'de' },
    })
    const annotations = [{ items: [note('commenting', '<b>Ein</b> Brunnen'), note('tagging', 'Brunnen')] }]
    expect(contentOf({ items: [{ type: 'Canvas', annotations }] })).toMatchObject({
      text: 'Ein Brunnen',
      lang: 'de',
      tags: [{ facet: 'subject', label: 'Brunnen' }],
    })
    expect(contentOf({ summary: { en: ['Said'] }, items: [{ type: 'Canvas', annotations }] })?.text).toBe('Said')
  })

  it.each([
    [{ '@context': 'http://iiif.io/api/presentation/2/context.json', '@type': 'sc:Manifest' }, 'IIIF Presentation 2'],
    [{ '@type': 'sc:Collection', manifests: [] }, 'IIIF Presentation 2'],
    [{ '@context': V3, type: 'Canvas' }, 'a IIIF Canvas'],
    [
      { '@context': V3, type: 'Collection', items: [] },
      'expected a IIIF collection with manifests, found one without any',
    ],
    [
      { '@context': V3, type: 'Annotation', target: { id: 'https://m.example/2', type: 'Manifest' } },
      'a IIIF content state, which only points to https://m.example/2; download that and build from it',
    ],
    [{ '@context': V3, type: 'Manifest', id: 'https://m.example/1' }, 'title: expected a string, found nothing'],
  ])('[FM5] refuses %j with what it is', async (document, says) => {
    const { code, message } = await refusalOf(() => readText('a.json', JSON.stringify(document)))
    expect(code).toBe('build-bad-source')
    expect(message).toContain(`a.json:1: `)
    expect(message).toContain(says)
  })

  it('[FM5] follows collections in collections eight deep and no further', () => {
    const nested = (depth: number): object =>
      depth === 0
        ? { type: 'Manifest', id: 'https://m.example/m', label: { en: ['Deep'] } }
        : { '@context': V3, type: 'Collection', label: { en: ['C'] }, items: [nested(depth - 1)] }
    expect(readText('a.json', JSON.stringify(nested(8))).contents).toHaveLength(1)
    expect(() => readText('a.json', JSON.stringify(nested(2_000)))).toThrow('found one without any')
  })
})
