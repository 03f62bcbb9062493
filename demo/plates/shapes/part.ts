/** One part of a shape, read from its text: "role and kind, then knots" (the notation is told in people-shapes). */
import { type Outline, readOutline } from '../outline.ts'

export interface Circle {
  readonly x: number
  readonly y: number
  readonly r: number
}

export type Part =
  | { readonly kind: 'head'; readonly circle: Circle; readonly words: readonly string[] }
  | { readonly kind: 'disc'; readonly role: string; readonly circle: Circle }
  | { readonly kind: 'hoop'; readonly role: string; readonly circle: Circle; readonly width: number }
  | { readonly kind: 'line'; readonly role: string; readonly outline: Outline; readonly width: number }
  | { readonly kind: 'area'; readonly role: string; readonly outline: Outline; readonly lies: boolean | undefined }

/** Each text is read once: a plate may be drawn six times before it fits. */
const known = new Map<string, Part>()

export function readPart(text: string): Part {
  const found = known.get(text)
  if (found) return found
  const part = parse(text)
  known.set(text, part)
  return part
}

function parse(text: string): Part {
  const [key = '', ...rest] = text.split(' ')
  const role = key[0] ?? 'b'
  const kind = key[1]
  if (role === 'H') return { kind: 'head', circle: readCircle(rest[0]), words: rest.slice(1) }
  if (kind === '@') return { kind: 'disc', role, circle: readCircle(rest[0]) }
  if (kind === 'o') return { kind: 'hoop', role, circle: readCircle(rest[0]), width: Number(key.slice(2)) }
  const outline = readOutline(rest.join(' '))
  const width = Number(key.slice(1))
  if (width > 0) return { kind: 'line', role, outline, width }
  return { kind: 'area', role, outline, lies: kind === '_' ? true : kind === '|' ? false : undefined }
}

function readCircle(text = ''): Circle {
  const [x = 0, y = 0, r = 0] = text.split(',').map(Number)
  return { x, y, r }
}
