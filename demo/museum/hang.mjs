/**
 * `npm run hang`: checks every source of the museum and hangs the works: catalog.ndjson and info.json, which
 * `docent build` reads. Prints every fault with file and line and exits 1; writes nothing then. Deterministic.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkPlates } from './check-plates.mjs'
import { checkWorks } from './check-works.mjs'
import { placeWorks } from './place-works.mjs'
import { readLines } from './read-lines.mjs'
import { popularityOf, publishedAtOf } from './simulate.mjs'

const museum = fileURLToPath(new URL('.', import.meta.url))
const house = readJson('rooms.json')
const faults = []
const report = (at, fault) => faults.push(`${at}: ${fault}`)
const works = readLines(museum, 'works', report)
checkWorks(works, readJson('tags.json'), house.rooms, report)
checkPlates(readLines(museum, 'plates', report), works, report)

if (faults.length > 0) {
  console.error(faults.join('\n'))
  console.error(`${faults.length} faults in ${works.length} records. Nothing was written.`)
  process.exitCode = 1
} else {
  const records = works.map(({ record }) => record).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const places = placeWorks(records, house.rooms)
  const floors = new Map(house.rooms.map(({ room, floor }) => [room, floor]))
  const hung = records.map((record) => ({
    ...record,
    floor: floors.get(record.room),
    ...places.get(record.id),
    hasImage: record.contentType === 'image_item',
    popularity: popularityOf(record.id),
    publishedAt: publishedAtOf(record.id),
  }))
  writeFileSync(join(museum, 'catalog.ndjson'), hung.map((record) => `${JSON.stringify(record)}\n`).join(''))
  writeFileSync(join(museum, 'info.json'), `${JSON.stringify(infoOf(house), null, 2)}\n`)
  console.error(`${hung.length} records in ${house.rooms.length} rooms.`)
}

function readJson(file) {
  return JSON.parse(readFileSync(join(museum, file), 'utf8'))
}

function infoOf({ museum: title, floors, rooms, doors, stairs }) {
  return { catalogId: 'meridian', title, lang: 'en', simulated: ['popularity'], venue: { name: title, floors, rooms, doors, stairs }, priors: [] }
}
