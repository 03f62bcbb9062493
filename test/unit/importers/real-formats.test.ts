import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Content } from '../../../src/contracts/content.ts'
import { readRecords } from '../../../src/importers/read-records.ts'
import { refusalOf } from '../../builders/refusal-of.ts'
import { sharedFolder } from '../../shared-folder.ts'

const folder = join(sharedFolder ?? '', 'data/formats')
/** Records that hold no title, or are no record at all: whoever reads the reason knows why. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  'iiif/0000_template-manifest.json': /title: expected a string, found nothing/,
  'iiif/0599-drag-and-drop-manifest.json': /a IIIF content state, which only points to https:/,
  'linked-art/object_9.json': /title: expected a string, found nothing/,
}

const filesOf = (format: string): readonly string[] =>
  readdirSync(join(folder, format)).map((file) => `${format}/${file}`)
const reasonOf = async (file: string): Promise<string> => (await refusalOf(() => read(file))).message
const read = (file: string, lang?: string): readonly Content[] =>
  readRecords(readFileSync(join(folder, file)), file, { lang }).contents

describe.skipIf(sharedFolder === undefined)('real records of museums', () => {
  it.each([
    ['iiif', 36],
    ['linked-art', 32],
    ['lido', 2],
    ['omeka-s', 1],
  ])('[FM1] every file of %s is read, or refused for the reason that is known', async (format, count) => {
    const files = filesOf(format)
    expect(files).toHaveLength(count)
    for (const file of files) {
      const outcome = REFUSED[file] === undefined ? String(read(file).length) : await reasonOf(file)
      expect(outcome, file).toMatch(REFUSED[file] ?? /^[1-9]/)
    }
  })

  it('[FM2] none of them leaves markup in a text', () => {
    const all = ['iiif', 'linked-art', 'lido', 'omeka-s'].flatMap(filesOf).filter((file) => REFUSED[file] === undefined)
    expect(JSON.stringify(all.flatMap((file) => read(file)))).not.toMatch(/<[a-z/]|&[a-z]+;|&#/i)
  })

  it('[FM5] reads a manifest of two languages in each', () => {
    const file = 'iiif/0006-text-language-manifest.json'
    expect(read(file, 'en')[0]).toMatchObject({
      title: "Whistler's Mother",
      creator: 'Whistler, James Abbott McNeill',
      tags: [{ facet: 'subject', label: 'McNeill Anna Matilda, mother of Whistler (1804-1881)' }],
      rights: "Held By: Musée d'Orsay, Paris, France",
      translations: { fr: { title: 'La Mère de Whistler' } },
    })
    expect(read(file, 'fr')[0]).toMatchObject({
      title: 'La Mère de Whistler',
      lang: 'fr',
      rights: "Détenu par: Musée d'Orsay, Paris, France",
      translations: { en: { title: "Whistler's Mother" } },
    })
  })

  it('[FM5] reads places, dates and lengths', () => {
    expect(read('iiif/0318-navPlace-navDate-collection.json', 'en')).toMatchObject([
      { title: "Castel Sant'Angelo, Rome", year: 1776, lat: 41.9031, lon: 12.4663 },
      { title: 'The Colosseum', year: 1776 },
      { year: 1725 },
      { year: 1849 },
      { year: 1821, lat: 41.895419 },
    ])
    expect(read('iiif/0064-opera-one-canvas-manifest.json', 'it')[0]).toMatchObject({
      title: "L'Elisir D'Amore",
      contentType: 'video_item',
      durationSeconds: 7278.422,
      year: 2019,
    })
    expect(read('iiif/0002-mvm-audio-manifest.json')[0]).toMatchObject({
      contentType: 'audio_item',
      durationSeconds: 1985.024,
    })
  })

  it('[FM6] reads the Mona Lisa with all her names', () => {
    expect(read('linked-art/object_0.json', 'it')[0]).toMatchObject({
      title: 'La Gioconda',
      creator: 'Leonardo da Vinci',
      year: 1503,
      dateText: '1503-1506',
      place: 'Florence, Italy',
      collection: 'The Louvre',
      room: 'Room 711, Denon Wing, The Louvre, Paris',
      medium: 'Poplar (wood); Oil Paint',
      translations: { en: { title: 'Mona Lisa' }, fr: { title: 'La Joconde' } },
    })
  })

  it('[FM8] reads the cabinet of LIDO 1.0 and of 1.1', () => {
    for (const file of filesOf('lido')) {
      expect(read(file, 'de')[0], file).toMatchObject({
        id: 'DE-MUS-059918/dc00018494',
        title: 'Kabinettschrank, Inv. Nr.: 1977.20',
        creator: 'Fiammingo, Giacomo; Curtis, Giovanni Battista de; Picicaro, Januarius',
        year: 1600,
        dateText: 'um 1600',
        place: 'Neapel',
        medium: 'Palisander; Ebenholz; Elfenbein (Material)',
        contentType: 'image_item',
        lang: 'de',
      })
      expect(read(file, 'de')[0]?.rights, file).toContain('creativecommons.org/publicdomain/zero/1.0/')
    }
  })

  it('[FM7] reads the map of Basel', () => {
    expect(read('omeka-s/items.json', 'de')[0]).toMatchObject({
      title: 'Die Löblich und wyt berümpt Stat Basel',
      creator: 'Sebastian Münster',
      year: 1538,
      lang: 'de',
      tags: [
        { facet: 'subject', label: 'Stadt' },
        { facet: 'period', label: 'Frühe Neuzeit' },
      ],
    })
  })
})
