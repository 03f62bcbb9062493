/** What WRITING.md asks of the plates, and that every work has one and every plate a work. */

const COMPOSITIONS =
  'portrait figures crowd landscape seascape city interior still-life vessel sculpture mask textile print scroll calligraphy abstraction-geometric abstraction-gestural photograph'.split(' ')
const AXES = 'vertical horizontal diagonal-left diagonal-right circle pyramid grid'.split(' ')
const EDGES = ['soft', 'crisp', 'broken']
const SHARES = ['horizon', 'scale', 'density']
const COLOURS = { least: 4, most: 6 }
const MOST_FIGURES = 12
/** Beside these a plate may say what things it shows, its format and the hand that draws it: demo/plates/plate-record.ts. */
const OPTIONAL = ['things', 'format', 'hand']
const FIELDS = ['id', 'composition', 'palette', 'ground', 'horizon', 'figures', 'scale', 'axis', 'density', 'edges']

/**
 * @param {{ at: string, record: Record<string, any> }[]} plates
 * @param {{ at: string, record: Record<string, any> }[]} works
 * @param {(at: string, fault: string) => void} report
 */
export function checkPlates(plates, works, report) {
  const ids = new Set(works.map(({ record }) => record.id))
  const drawn = new Map()
  for (const { at, record } of plates) {
    checkPlate(record, (fault) => report(at, fault))
    if (!ids.has(record.id)) report(at, `there is no work ${record.id}`)
    if (drawn.has(record.id)) report(at, `a plate of ${record.id} stands in ${drawn.get(record.id)}`)
    drawn.set(record.id, at)
  }
  for (const { at, record } of works) if (!drawn.has(record.id)) report(at, `${record.id} has no plate`)
}

function checkPlate(plate, report) {
  for (const field of FIELDS) if (plate[field] === undefined) report(`${field} is missing`)
  for (const field of Object.keys(plate)) if (![...FIELDS, ...OPTIONAL].includes(field)) report(`field ${field} is not known`)
  if (!COMPOSITIONS.includes(plate.composition)) report(`composition ${plate.composition} is not known`)
  if (!AXES.includes(plate.axis)) report(`axis ${plate.axis} is not known`)
  if (!EDGES.includes(plate.edges)) report(`edges ${plate.edges} are not known`)
  for (const field of SHARES) if (!(plate[field] >= 0 && plate[field] <= 1)) report(`${field} ${plate[field]} is not from 0 to 1`)
  const { figures, palette, ground } = plate
  if (!(Number.isInteger(figures) && figures >= 0 && figures <= MOST_FIGURES)) report(`figures ${figures} is not from 0 to ${MOST_FIGURES}`)
  const colours = Array.isArray(palette) ? palette : []
  if (colours.length < COLOURS.least || colours.length > COLOURS.most) report(`${colours.length} colours, not ${COLOURS.least} to ${COLOURS.most}`)
  for (const colour of [...colours, ground]) if (!/^#[0-9A-Fa-f]{6}$/.test(colour)) report(`colour ${colour} is no #RRGGBB`)
}
