/** Where things hang: works along the walls of their room, points of interest inside it. Metres on the floor's plan. */

/** From the wall to where one stands before a work. */
const FROM_WALL = 1
const CENTIMETRE = 100

/**
 * Places by id. Works of a room in the order given, clockwise from its upper left corner, evenly, the first half a step
 * from the corner; points of interest evenly on the room's long axis.
 * @param {Record<string, any>[]} records
 * @param {{ room: string, x: number, y: number, width: number, height: number }[]} rooms
 * @returns {Map<string, { x: number, y: number }>}
 */
export function placeWorks(records, rooms) {
  const places = new Map()
  for (const room of rooms) {
    const inside = records.filter((record) => record.room === room.room)
    const works = inside.filter(({ contentType }) => contentType !== 'poi')
    const points = inside.filter(({ contentType }) => contentType === 'poi')
    for (const [i, { id }] of works.entries()) places.set(id, onWalls(room, (i + 0.5) / works.length))
    for (const [i, { id }] of points.entries()) places.set(id, onAxis(room, (i + 1) / (points.length + 1)))
  }
  return places
}

/** A share of the way round the room, 1 m inside its walls. */
function onWalls(room, share) {
  const width = room.width - 2 * FROM_WALL
  const height = room.height - 2 * FROM_WALL
  const left = room.x + FROM_WALL
  const top = room.y + FROM_WALL
  let way = share * 2 * (width + height)
  if (way < width) return rounded(left + way, top)
  way -= width
  if (way < height) return rounded(left + width, top + way)
  way -= height
  if (way < width) return rounded(left + width - way, top + height)
  return rounded(left, top + height - (way - width))
}

function onAxis({ x, y, width, height }, share) {
  return width >= height ? rounded(x + share * width, y + height / 2) : rounded(x + width / 2, y + share * height)
}

function rounded(x, y) {
  return { x: Math.round(x * CENTIMETRE) / CENTIMETRE, y: Math.round(y * CENTIMETRE) / CENTIMETRE }
}
