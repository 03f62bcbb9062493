import { describe, expect, it } from 'vitest'
import { difference } from '../../../demo/plates/colour.ts'
import { FIELDS } from '../../../demo/plates/compositions/fields.ts'
import { GRIDS } from '../../../demo/plates/compositions/grids.ts'
import { PATTERNS } from '../../../demo/plates/compositions/patterns/patterns.ts'
import { PLANES } from '../../../demo/plates/compositions/planes.ts'
import { SCRIPTS } from '../../../demo/plates/compositions/scripts.ts'
import { COMPOSITIONS } from '../../../demo/plates/compositions/compositions.ts'
import { drawPlate } from '../../../demo/plates/draw-plate.ts'
import { drawThing } from '../../../demo/plates/draw-thing.ts'
import type { Thing } from '../../../demo/plates/plate-record.ts'
import { SHAPES } from '../../../demo/plates/shapes/shapes.ts'
import { SPREADS } from '../../../demo/plates/spreads/spreads.ts'
import type { Stand } from '../../../demo/plates/touch.ts'
import { nameOf } from '../../../demo/plates/words.ts'
import { aPlate, aTouch, museumPlates } from './plate-museum.ts'

const MOST_BYTES = 3000
const PAPER = '#F7F4EE'
const INK = '#141311'
const LEAST_EDGE = 0.08
/** Words that stand alone and change a composition (demo/museum/WRITING.md). */
const ALONE =
  'alone bare plain flat plainroom tiled vault daylight beam street facade court quay courses open bust'.split(' ')
const HANDS = 'dabs swirl dots hatch leaf tesserae weave facets wash crackle'.split(' ')
const FORMATS = 'wide tall tondo oval arch triptych diptych screen'.split(' ')

const records = museumPlates()
const plates = records.map((record) => ({ id: record.id, svg: drawPlate(record) }))

describe('the plates of the museum', () => {
  it('[PT1] are the same when drawn again', () => {
    expect(records.length).toBeGreaterThan(400)
    expect(records.filter((record, index) => drawPlate(record) !== plates[index]?.svg)).toEqual([])
  })

  it('[PT1] show the same picture at every size', () => {
    const small = aPlate({ things: ['standing', 'seated left'] })
    expect(drawPlate(small, { size: 64 })).toBe(drawPlate(small).replace('<svg', '<svg width="64" height="64"'))
  })

  it('[PT2] stay under 3,000 bytes', () => {
    expect(plates.filter(({ svg }) => Buffer.byteLength(svg) > MOST_BYTES).map(({ id }) => id)).toEqual([])
  })

  it('[PT2] are well-formed, and hold neither text nor ids nor anything to load or run', () => {
    const faults = plates.flatMap(({ id, svg }) => faultsOf(svg).map((fault) => `${id}: ${fault}`))
    expect(faults).toEqual([])
    expect(faultsOf('<svg><g></svg>')).not.toEqual([])
    expect(faultsOf('<svg viewBox="0 0 200 200"><path d="M0 NaN"/></svg>')).not.toEqual([])
  })

  it('[PT3] are all different', () => {
    const first = new Map<string, string>()
    const same = plates.flatMap(({ id, svg }) => {
      const other = first.get(svg)
      if (other === undefined) first.set(svg, id)
      return other === undefined ? [] : [`${id} and ${other}`]
    })
    expect(same).toEqual([])
  })

  it('[PT3] use every composition, hand and format', () => {
    const used = (field: 'composition' | 'hand' | 'format'): Set<string | undefined> =>
      new Set(records.map((record) => record[field]))
    expect(Object.keys(COMPOSITIONS).filter((name) => !used('composition').has(name))).toEqual([])
    expect(HANDS.filter((name) => !used('hand').has(name))).toEqual([])
    expect(FORMATS.filter((name) => !used('format').has(name))).toEqual([])
  })

  it('[PT3] name no thing that is not drawn', () => {
    const books = [SHAPES, SPREADS, PATTERNS, SCRIPTS, PLANES, GRIDS, FIELDS]
    const known = new Set([...ALONE, ...books.flatMap((book) => Object.keys(book))])
    const unknown = records.flatMap(({ id, things = [] }) =>
      things.filter((thing) => !known.has(nameOf(thing))).map((thing) => `${id}: ${nameOf(thing)}`),
    )
    expect(unknown).toEqual([])
  })

  it('[PT4] end visibly on paper and on ink', () => {
    const lost = plates.filter(({ svg }) => {
      const edge = /stroke="(#[0-9a-f]{6})"[^>]*\/><\/svg>$/i.exec(svg)?.[1] ?? PAPER
      return Math.min(difference(edge, PAPER), difference(edge, INK)) < LEAST_EDGE
    })
    expect(lost.map(({ id }) => id)).toEqual([])
  })
})

describe('a crowded plate', () => {
  const stand = (size: number): Stand => ({ x: 100, y: 190, size })
  const at = (thrift: number, size: number): string => drawThing(aTouch({ thrift }), 'standing', stand(size), '#2F5794')

  it('[PT5] leaves out more with every step', () => {
    const bytes = [0, 1, 2, 3, 4, 5].map((thrift) => at(thrift, 100).length)
    expect(bytes).toEqual(bytes.toSorted((one, other) => other - one))
    expect(bytes[5]).toBeLessThan((bytes[0] ?? 0) / 2)
  })

  it('[PT5] leaves out the smallest things at last, and large ones never', () => {
    expect(at(0, 20)).not.toBe('')
    expect(at(5, 20)).toBe('')
    expect(at(5, 120)).not.toBe('')
  })

  it('[PT5] fits where it can', () => {
    const people = Array.from({ length: 12 }, (_, index): Thing => ['standing c1', index / 12, 0.9, 0.4])
    expect(Buffer.byteLength(drawPlate(aPlate({ things: people.slice(0, 2) })))).toBeLessThan(MOST_BYTES)
    expect(drawPlate(aPlate({ things: people })).length).toBeLessThan(drawEach(people))
  })

  it('[PT2] is well-formed when there is nothing at all in it', () => {
    const empty = drawPlate(aPlate({ composition: 'landscape', things: [], figures: 0, density: 0, scale: 0 }))
    expect(faultsOf(empty)).toEqual([])
  })

  it('[PT2] is well-formed in every composition, though the record names nothing', () => {
    const kinds = [...new Set(records.map(({ composition }) => composition))]
    expect(kinds.flatMap((composition) => faultsOf(drawPlate(aPlate({ composition, id: composition }))))).toEqual([])
  })
})

/** What the things would take one by one, each with all its folds and shadows. */
function drawEach(things: readonly Thing[]): number {
  return things.map((thing) => drawPlate(aPlate({ things: [thing] })).length).reduce((sum, length) => sum + length, 0)
}

const ELEMENTS = new Set(['svg', 'g', 'path', 'circle', 'ellipse', 'rect'])
const TAG = /<(\/?)([a-z]+)((?: [a-zA-Z-]+(?::[a-z]+)?="[^"<&]*")*)(\/?)>/g

/** What is wrong with a plate: tags that do not match, elements and attributes that no plate has, numbers that are none. */
function faultsOf(svg: string): string[] {
  const faults: string[] = []
  const open: string[] = []
  for (const [, close, name = '', attributes = '', ends] of svg.matchAll(TAG)) {
    if (!ELEMENTS.has(name)) faults.push(`element ${name}`)
    if (/ (?:id|style|class|href|filter|mask|on[a-z]+)=/.test(attributes)) faults.push(`attributes${attributes}`)
    if (/NaN|undefined|Infinity|e-\d/.test(attributes)) faults.push(`number in${attributes}`)
    if (close === '/' && open.pop() !== name) faults.push(`</${name}> closes another`)
    if (close !== '/' && ends !== '/') open.push(name)
  }
  const rest = svg.replaceAll(TAG, '')
  if (rest !== '') faults.push(`text ${rest.slice(0, 40)}`)
  if (open.length > 0) faults.push(`${open.join(' ')} left open`)
  if (!svg.includes('viewBox="0 0 200 200"')) faults.push('another viewBox')
  return faults
}
