/**
 * `npm run hang`: checks every source of the museum and hangs the works: catalog.ndjson and info.json, which
 * `docent build` reads. Prints every fault with file and line and exits 1; writes nothing then. Deterministic.
 *
 *   node demo/museum/hang.mjs [FOLDER] [--check]
 *
 * `--check` writes nothing in any case: it says whether the two files are up to date. FOLDER is another museum's.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkCurators, chooseCurators } from './choose-curators.mjs'
import { checkPlates } from './check-plates.mjs'
import { checkWorks } from './check-works.mjs'
import { placeWorks } from './place-works.mjs'
import { readLines } from './read-lines.mjs'
import { popularityOf, publishedAtOf } from './simulate.mjs'

const folder = process.argv.slice(2).find((arg) => arg !== '--check')
const museum = folder === undefined ? fileURLToPath(new URL('.', import.meta.url)) : resolve(folder)
const house = readJson('rooms.json')
const faults = []
const report = (at, fault) => faults.push(`${at}: ${fault}`)
const works = readLines(museum, 'works', report)
checkWorks(works, readJson('tags.json'), house.rooms, report)
checkPlates(readLines(museum, 'plates', report), works, report)
/** Another museum need not have any. */
const curators = existsSync(join(museum, 'curators.json')) ? readJson('curators.json') : []

const curatorOf = faults.length > 0 ? new Map() : chooseCurators(works.map(({ record }) => record), curators)
if (faults.length === 0) checkCurators(curators, readJson('tags.json'), curatorOf, report)

if (faults.length > 0) fail(`${faults.join('\n')}\n${faults.length} faults in ${works.length} records. Nothing was written.`)
else if (process.argv.includes('--check')) check(hung())
else write(hung())

/** What the two files should hold, by name. */
function hung() {
  const records = works.map(({ record }) => record).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const places = placeWorks(records, house.rooms)
  const floors = new Map(house.rooms.map(({ room, floor }) => [room, floor]))
  const placed = records.map((record) => ({
    ...record,
    floor: floors.get(record.room),
    ...places.get(record.id),
    hasImage: record.contentType === 'image_item',
    popularity: popularityOf(record.id),
    publishedAt: publishedAtOf(record.id),
    ...(curatorOf.has(record.id) ? { curator: curatorOf.get(record.id) } : {}),
  }))
  return {
    'catalog.ndjson': placed.map((record) => `${JSON.stringify(record)}\n`).join(''),
    'info.json': `${JSON.stringify(infoOf(house), null, 2)}\n`,
  }
}

function write(files) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(museum, name), text)
  console.error(`${works.length} records in ${house.rooms.length} rooms.`)
}

function check(files) {
  const stale = Object.keys(files).filter((name) => !existsSync(join(museum, name)) || readFileSync(join(museum, name), 'utf8') !== files[name])
  if (stale.length > 0) fail(`${stale.join(' and ')}: not what works and rooms make of it. Run npm run hang.`)
}

function fail(message) {
  console.error(message)
  process.exitCode = 1
}

function readJson(file) {
  return JSON.parse(readFileSync(join(museum, file), 'utf8'))
}

function infoOf({ museum: title, floors, rooms, doors, stairs }) {
  const venue = { name: title, floors, rooms, doors, stairs }
  const shown = curators.length === 0 ? { simulated: ['popularity'] } : { simulated: ['popularity', 'curator'] }
  const known = curators.length === 0 ? {} : { curators: curators.map(({ id, name, about }) => ({ id, name, about })) }
  return { catalogId: 'meridian', title, lang: 'en', ...shown, venue, ...known, priors: [], tagPhrases: readJson('tag-phrases.json') }
}
