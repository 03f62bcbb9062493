/** Checks the museum's records as an editor would: what is malformed, unknown, repeated or improbable. */

const WORDS = { least: 40, most: 90 }
const TAGS = { least: 4, most: 10 }
/** Texts that share this many words in a row were copied, from each other or from a mould. */
const SHARED_RUN = 8
const FIELDS = new Set(
  'id contentType title creator creatorBorn creatorDied year medium collection place room lang tags text durationSeconds'.split(' '),
)
const TYPES = ['text_item', 'image_item', 'video_item', 'audio_item', 'exhibition', 'tag', 'poi']
const TIMED = ['audio_item', 'video_item']
const NEEDED = ['id', 'contentType', 'title', 'text', 'tags', 'room', 'lang']
const WHOLE_NUMBERS = ['year', 'creatorBorn', 'creatorDied']
/** Years of the period tags, and how far outside a work may lie: styles do not end on New Year's Eve. */
const PERIODS = {
  'before-1000-bce': [-Infinity, -1000],
  antiquity: [-1000, 500],
  'middle-ages': [500, 1420],
  '15th-century': [1400, 1500],
  '16th-century': [1500, 1600],
  '17th-century': [1600, 1700],
  '18th-century': [1700, 1800],
  'early-19th-century': [1800, 1850],
  'late-19th-century': [1850, 1900],
  'early-20th-century': [1900, 1945],
  'mid-20th-century': [1940, 1965],
  'since-1960': [1960, Infinity],
}
const YEARS_OUTSIDE = 10
/** Facets that every work of art carries; offers of the house may lack some. */
const FACETS_OF_WORKS = ['subject', 'technique', 'mood', 'period', 'region', 'colour']

/**
 * @param {{ at: string, record: Record<string, any> }[]} works
 * @param {Record<string, readonly string[]>} vocabulary labels by facet
 * @param {readonly { room: string }[]} rooms
 * @param {(at: string, fault: string) => void} report
 */
export function checkWorks(works, vocabulary, rooms, report) {
  const known = new Set(Object.entries(vocabulary).flatMap(([facet, labels]) => labels.map((label) => `${facet}:${label}`)))
  const roomNames = new Set(rooms.map((room) => room.room))
  const ids = new Map()
  const titles = new Map()
  const runs = new Map()
  for (const { at, record: work } of works) {
    const fault = (what) => report(at, `${work.id}: ${what}`)
    checkForm(work, fault)
    once(ids, work.id, at, fault)
    once(titles, `${work.title} by ${work.creator ?? work.id}`, at, fault)
    if (!roomNames.has(work.room)) fault(`expected a room of rooms.json, found ${work.room}`)
    checkTags(work, known, fault)
    checkLife(work, fault)
    checkPeriod(work, fault)
    const words = wordsOf(work.text ?? '')
    if (words.length < WORDS.least || words.length > WORDS.most) fault(`expected ${WORDS.least}-${WORDS.most} words, found ${words.length}`)
    checkRuns(work, runs, fault)
  }
}

function checkForm(work, fault) {
  for (const field of Object.keys(work)) if (!FIELDS.has(field)) fault(`unknown field ${field}`)
  for (const field of NEEDED) if (work[field] === undefined || work[field] === '') fault(`no ${field}`)
  for (const field of WHOLE_NUMBERS) if (!Number.isInteger(work[field] ?? 0)) fault(`${field} ${work[field]} is no whole number`)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(work.id)) fault('the id is no lower-case slug')
  if (!TYPES.includes(work.contentType)) fault(`unknown contentType ${work.contentType}`)
  if (TIMED.includes(work.contentType) && !(work.durationSeconds > 0)) fault('no durationSeconds')
}

function once(seen, name, at, fault) {
  if (seen.has(name)) fault(`"${name}" is in ${seen.get(name)} already`)
  seen.set(name, at)
}

function checkTags(work, known, fault) {
  const tags = work.tags ?? []
  for (const tag of tags) if (!known.has(tag)) fault(`unknown tag ${tag}`)
  if (new Set(tags).size !== tags.length) fault('a tag twice')
  if (tags.length < TAGS.least || tags.length > TAGS.most) fault(`expected ${TAGS.least}-${TAGS.most} tags, found ${tags.length}`)
  if (work.contentType !== 'image_item') return
  for (const facet of FACETS_OF_WORKS) if (!tags.some((tag) => tag.startsWith(`${facet}:`))) fault(`no tag of facet ${facet}`)
}

/** A year outside its creator's life is improbable; a few works were cast or finished after it. */
function checkLife({ year, creatorBorn: born, creatorDied: died, medium = '' }, fault) {
  if (born !== undefined && died !== undefined && died < born) fault(`creator died ${died}, before ${born}`)
  if (year === undefined) return
  if (born !== undefined && year < born + 10) fault(`made ${year} by somebody born ${born}`)
  if (died !== undefined && year > died && !/cast|posthum|finished|print/i.test(medium)) fault(`made ${year} by somebody who died ${died}`)
}

function checkPeriod({ year, tags = [] }, fault) {
  if (year === undefined) return
  for (const tag of tags) {
    const [first, last] = PERIODS[tag.replace('period:', '')] ?? [-Infinity, Infinity]
    if (year < first - YEARS_OUTSIDE || year > last + YEARS_OUTSIDE) fault(`made ${year}, but tagged ${tag}`)
  }
}

function checkRuns(work, runs, fault) {
  const words = wordsOf((work.text ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}\s]/gu, ''))
  for (let at = 0; at + SHARED_RUN <= words.length; at++) {
    const run = words.slice(at, at + SHARED_RUN).join(' ')
    const other = runs.get(run)
    if (other !== undefined && other !== work.id) {
      fault(`shares "${run}" with ${other}`)
      return
    }
    runs.set(run, work.id)
  }
}

function wordsOf(text) {
  return text.trim().split(/\s+/)
}
