import { describe, expect, it } from 'vitest'
import { createVenueMap, haversineKm } from '../../../src/pipeline/venue-map.ts'
import { aCatalog } from '../../builders/a-catalog.ts'
import { aContent } from '../../builders/a-content.ts'
import { CatalogInfo } from '../../../src/contracts/catalog-manifest.ts'

const info = CatalogInfo.parse({
  catalogId: 'house',
  title: 'House',
  venue: {
    name: 'House',
    floors: [
      { floor: 'G', name: 'Ground', width: 60, height: 20 },
      { floor: '1', name: 'First', width: 60, height: 20 },
      { floor: '2', name: 'Second', width: 60, height: 20 },
    ],
    rooms: [
      { room: 'a', floor: 'G', name: 'A', x: 0, y: 0, width: 10, height: 10 },
      { room: 'b', floor: 'G', name: 'B', x: 15, y: 0, width: 10, height: 10 },
      { room: 'c', floor: '2', name: 'C', x: 0, y: 0, width: 10, height: 10 },
    ],
  },
})
const catalog = aCatalog({
  contents: [
    aContent({ id: 'in-a', room: 'a' }),
    aContent({ id: 'in-b', room: 'b' }),
    aContent({ id: 'in-c', room: 'c' }),
    aContent({ id: 'lost' }),
    aContent({ id: 'paris', lat: 48.8566, lon: 2.3522 }),
    aContent({ id: 'unmapped', room: 'z', floor: 'G' }),
  ],
  manifest: { info },
})
const map = createVenueMap(catalog)
const nearness = (id: string, near: Parameters<typeof map.nearness>[1]): number =>
  map.nearness(catalog.rowOf(id) ?? -1, near)

describe('nearness', () => {
  it('[SC3] halves every 15 m on a floor: worked by hand', () => {
    expect(nearness('in-a', { room: 'a' })).toBe(1)
    expect(nearness('in-b', { room: 'a' })).toBeCloseTo(0.5, 12) // middles (5, 5) and (20, 5): 15 m
    expect(nearness('in-b', { x: 20, y: 5, floor: 'G' })).toBe(1)
  })

  it('[SC3] counts 30 m a floor', () => {
    expect(nearness('in-c', { room: 'a' })).toBeCloseTo(2 ** -4, 12) // two floors: 60 m
  })

  it('[SC3] takes the place of a content, and rooms without coordinates by room and floor', () => {
    expect(nearness('in-b', { contentId: 'in-a' })).toBeCloseTo(0.5, 12)
    expect(nearness('unmapped', { contentId: 'unmapped' })).toBe(1)
    expect(nearness('unmapped', { room: 'a' })).toBeCloseTo(2 ** (-20 / 15), 12)
  })

  it('[SC3] halves every kilometre on earth', () => {
    expect(nearness('paris', { lat: 48.8566, lon: 2.3522 })).toBe(1)
    const kilometreNorth = 48.8566 + 1 / ((Math.PI / 180) * 6371.0088)
    expect(nearness('paris', { lat: kilometreNorth, lon: 2.3522 })).toBeCloseTo(0.5, 6)
  })

  it('[SC3] is 0 where nothing can be compared', () => {
    expect(nearness('lost', { room: 'a' })).toBe(0)
    expect(nearness('in-a', { room: 'nowhere' })).toBe(0)
    expect(nearness('in-a', { contentId: 'nobody' })).toBe(0)
    expect(nearness('in-a', { lat: 1, lon: 1 })).toBe(0)
  })

  it('[SC3] measures Paris to London as 344 km', () => {
    expect(haversineKm(48.8566, 2.3522, 51.5074, -0.1278)).toBeCloseTo(343.6, 0)
  })
})
