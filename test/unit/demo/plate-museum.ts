/** The plate records of the museum as they lie in its folder, and small ones for tests. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { plateColours } from '../../../demo/plates/plate-colours.ts'
import type { PlateRecord } from '../../../demo/plates/plate-record.ts'
import type { Touch } from '../../../demo/plates/touch.ts'

const FOLDER = fileURLToPath(new URL('../../../demo/museum/plates/', import.meta.url))

/** All records, by file name and line. Every line is one JSON object. */
export function museumPlates(): readonly PlateRecord[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ndjson'))
    .toSorted()
    .flatMap((name) => readFileSync(`${FOLDER}${name}`, 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
    .filter(isPlateRecord)
}

function isPlateRecord(value: unknown): value is PlateRecord {
  return typeof value === 'object' && value !== null && 'id' in value && 'composition' in value && 'palette' in value
}

/** A small valid record; whatever a test does not care for. */
export function aPlate(more: Partial<PlateRecord> = {}): PlateRecord {
  return {
    id: 'a-plate',
    composition: 'figures',
    palette: ['#2F5794', '#B8352C', '#EDE4D6', '#4C5B3A'],
    ground: '#D9CDB5',
    horizon: 0.7,
    figures: 2,
    scale: 0.6,
    axis: 'horizontal',
    density: 0.5,
    edges: 'crisp',
    ...more,
  }
}

/** A steady hand: nothing trembles, light falls from the left. */
export function aTouch(more: Partial<Touch> = {}): Touch {
  return {
    colours: plateColours(aPlate()),
    light: -1,
    tremble: 0,
    hatched: false,
    material: false,
    thrift: 0,
    random: () => 0.5,
    ...more,
  }
}
