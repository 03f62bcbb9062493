/**
 * Lays the catalogue out on one sheet: `node demo/taste-map/build-taste-map.mjs [CATALOG]` reads the vectors of
 * public/catalog and writes demo/taste-map/taste-map.json. The same catalogue gives the same bytes: the layout starts
 * from the two main directions of the vectors and uses no chance.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodeVectors } from './decode-vectors.mjs'
import { mainDirections } from './main-directions.mjs'
import { layOut } from './lay-out.mjs'
import { nameRegions } from './name-regions.mjs'

/** Decimals of a place on a sheet of side 1: finer than a pixel. */
const DECIMALS = 4

const catalog = process.argv[2] ?? fileURLToPath(new URL('../../public/catalog', import.meta.url))
const target = fileURLToPath(new URL('taste-map.json', import.meta.url))

const items = await readFile(join(catalog, 'items.ndjson'), 'utf8')
const works = items.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
const vectors = decodeVectors(await readFile(join(catalog, 'vectors.bin')))
const places = layOut(vectors, mainDirections(vectors))
const round = (value) => Number(value.toFixed(DECIMALS))
const sheet = {
  places: Object.fromEntries(works.map(({ id }, at) => [id, places[at].map(round)])),
  names: nameRegions(works, places).map(({ tag, x, y }) => ({ tag, x: round(x), y: round(y) })),
}

await writeFile(target, `${JSON.stringify(sheet)}\n`)
console.log(`${works.length} works laid out in ${target}`)
