/** The point of a place: of GeoJSON, or of WKT. */
import { reach } from './json-reach.ts'

export interface GeoPoint {
  readonly lat: number
  readonly lon: number
}

const WKT = /^\s*(?:POINT|POLYGON|MULTIPOINT|LINESTRING|MULTIPOLYGON)\s*Z?\s*\(/i
const PAIR = /(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)/g
/** GeoJSON nests its positions four deep at most (a MultiPolygon's). Source: RFC 7946, section 3.1. */
const DEEPEST = 4

/** The middle of the box around a GeoJSON geometry, feature or collection of features (the first that has one). */
export function pointOfGeoJson(value: unknown): GeoPoint | undefined {
  for (const each of [...reach(value, 'features', 'geometry'), ...reach(value, 'geometry'), ...reach(value)]) {
    const positions: (readonly [number, number])[] = []
    for (const list of reach([each], 'coordinates').length > 0 ? [coordinatesOf(each)] : []) collect(list, 0, positions)
    const point = middleOf(positions)
    if (point !== undefined) return point
  }
  return undefined
}

/** The middle of the box around a geometry in WKT, longitude before latitude. */
export function pointOfWkt(text: string): GeoPoint | undefined {
  if (!WKT.test(text)) return undefined
  return middleOf([...text.matchAll(PAIR)].map(([, lon, lat]) => [Number(lon), Number(lat)] as const))
}

/** The point of two numbers that are written apart; undefined unless they are degrees. */
export function pointOf(lat: number | undefined, lon: number | undefined): GeoPoint | undefined {
  return lat === undefined || lon === undefined ? undefined : middleOf([[lon, lat]])
}

function coordinatesOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'coordinates' in value ? value.coordinates : undefined
}

function collect(value: unknown, depth: number, into: (readonly [number, number])[]): void {
  if (!isList(value) || depth > DEEPEST) return
  const [lon, lat] = value
  if (typeof lon === 'number' && typeof lat === 'number') into.push([lon, lat])
  else for (const each of value) collect(each, depth + 1, into)
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function middleOf(positions: readonly (readonly [number, number])[]): GeoPoint | undefined {
  if (positions.length === 0) return undefined
  const [west, south, east, north] = positions.reduce(
    ([w, s, e, n], [lon, lat]) => [Math.min(w, lon), Math.min(s, lat), Math.max(e, lon), Math.max(n, lat)],
    [Infinity, Infinity, -Infinity, -Infinity],
  )
  const [lat, lon] = [(south + north) / 2, (west + east) / 2]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined
}
