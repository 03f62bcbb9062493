/** What a work without a plate hangs as: a card with the first letter of its title, in one of a few quiet colours. */

interface Tone {
  readonly ground: string
  readonly ink: string
}

/** Grounds on which the ink reads at more than 7:1, none of them the page's paper or accent. */
const TONES: readonly Tone[] = [
  { ground: '#c9b79c', ink: '#2b2620' },
  { ground: '#a3b3a6', ink: '#18241d' },
  { ground: '#adb7c4', ink: '#182230' },
  { ground: '#cfab95', ink: '#331a10' },
  { ground: '#bcaab7', ink: '#291a26' },
  { ground: '#c8c2a5', ink: '#28261a' },
  { ground: '#9fb5b8', ink: '#122427' },
]
const PLAIN: Tone = { ground: '#c8c2a5', ink: '#28261a' }

/** The card's side in px: sharp at the size of the largest plate of a wall. */
const SIDE = 640
const LETTER = 400
const FOOT = 520
const EDGE = 56
const FRAME = 28
/** FNV-1a, 32 bits. */
const HASH_START = 0x811c9dc5
const HASH_PRIME = 0x01000193

/** Cards by letter and ground: a catalog has a few dozen of them, however many works. */
const drawn = new Map<string, string>()

/** A `data:` address of a square picture; the same id and title give the same card. */
export function letterCard(contentId: string, title: string): string {
  const tone = toneOf(contentId)
  const letter = firstLetter(title)
  const key = `${tone.ground} ${letter}`
  const card = drawn.get(key) ?? drawCard(letter, tone)
  drawn.set(key, card)
  return card
}

function drawCard(letter: string, { ground, ink }: Tone): string {
  const canvas = document.createElement('canvas')
  canvas.width = SIDE
  canvas.height = SIDE
  const pen = canvas.getContext('2d')
  if (!pen) return ''
  pen.fillStyle = ground
  pen.fillRect(0, 0, SIDE, SIDE)
  pen.strokeStyle = ink
  pen.globalAlpha = 0.35
  pen.lineWidth = 2
  pen.strokeRect(FRAME, FRAME, SIDE - 2 * FRAME, SIDE - 2 * FRAME)
  pen.globalAlpha = 1
  pen.fillStyle = ink
  pen.font = `400 ${LETTER}px Newsreader, Georgia, serif`
  pen.fillText(letter, EDGE, FOOT, SIDE - 2 * EDGE)
  return canvas.toDataURL()
}

export function letterColour(contentId: string): string {
  return toneOf(contentId).ground
}

/** The first letter or figure, as a capital; a dash for a title without any. */
export function firstLetter(title: string): string {
  const [letter] = /[\p{L}\p{N}]\p{M}*/u.exec(title) ?? []
  return letter?.toLocaleUpperCase() ?? '–'
}

function toneOf(contentId: string): Tone {
  let hash = HASH_START
  for (let at = 0; at < contentId.length; at++) hash = Math.imul(hash ^ contentId.charCodeAt(at), HASH_PRIME)
  return TONES[(hash >>> 0) % TONES.length] ?? PLAIN
}
