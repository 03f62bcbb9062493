/** Mutations of bytes: blind ones, and ones that know JSON and envelopes. */
import { joinBytes } from '../../src/base/join-bytes.ts'
import type { Random } from '../../src/base/random.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Numbers that programs trip over. */
const NUMBERS = [0, -0, -1, 1, 0.5, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, 1e308, -1e308]
const TEXTS = [
  '',
  '\0',
  '__proto__',
  'constructor',
  'a'.repeat(70_000),
  '\u202e',
  '\ud800',
  '../../x',
  'sync',
  '0'.repeat(64),
]

/** `bytes`, changed in one to four places; `others` are what a careless mix would take bytes from. */
export function mutate(bytes: Bytes, others: readonly Bytes[], random: Random): Bytes {
  let changed = bytes
  const times = 1 + Math.floor(random() * 4)
  for (let i = 0; i < times; i++) changed = mutateOnce(changed, others, random)
  return changed
}

/** The JSON after the first line feed (or from the start), changed by its structure; other bytes blindly. */
export function mutateJson(bytes: Bytes, random: Random): Bytes {
  const end = bytes.indexOf(10)
  const start = end === -1 ? 0 : end + 1
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(start)))
    const text = new TextEncoder().encode(textOf(changeIn(value, random), random))
    return joinBytes([bytes.subarray(0, start), text])
  } catch {
    return mutateOnce(bytes, [], random)
  }
}

function mutateOnce(bytes: Bytes, others: readonly Bytes[], random: Random): Bytes {
  const at = Math.floor(random() * (bytes.length + 1))
  const length = Math.floor(random() ** 3 * 200)
  switch (Math.floor(random() * 8)) {
    case 0: {
      const flipped = bytes.slice()
      if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      return flipped
    }
    case 1:
      return bytes.slice(0, at)
    case 2:
      return joinBytes([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 3:
      return joinBytes([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)])
    case 4:
      return joinBytes([bytes.subarray(0, at), someBytes(length, random), bytes.subarray(at)])
    case 5: {
      const changed = bytes.slice()
      changed.set(someBytes(Math.min(length, changed.length - at), random), at)
      return changed
    }
    case 6: {
      const other = others[Math.floor(random() * others.length)] ?? bytes
      const from = Math.floor(random() * other.length)
      return joinBytes([bytes.subarray(0, at), other.subarray(from, from + length), bytes.subarray(at + length)])
    }
    default:
      return mutateJson(bytes, random)
  }
}

function changeIn(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = Array.from<unknown>(value)
    const at = Math.floor(random() * (items.length + 1))
    const way = random()
    if (way < 0.3) items.splice(at, 1)
    else if (way < 0.5) items.splice(at, 0, anything(random))
    else if (items.length > 0) items[at % items.length] = changeIn(items[at % items.length], random)
    return items
  }
  if (typeof value !== 'object' || value === null) return random() < 0.5 ? near(value, random) : anything(random)
  const entries: [string, unknown][] = Object.entries(value)
  const at = Math.floor(random() * entries.length)
  const [name, held] = entries[at] ?? ['', undefined]
  const way = random()
  if (way < 0.15) entries.splice(at, 1)
  else if (way < 0.3) entries.push([String(TEXTS[Math.floor(random() * TEXTS.length)]), anything(random)])
  else if (way < 0.4) entries.reverse()
  else entries[at] = [name, changeIn(held, random)]
  return Object.fromEntries(entries)
}

function near(value: unknown, random: Random): unknown {
  if (typeof value === 'number') return value + (random() < 0.5 ? 1 : -1)
  if (typeof value !== 'string' || value === '') return value
  const at = Math.floor(random() * value.length)
  return value.slice(0, at) + String.fromCharCode(33 + Math.floor(random() * 90)) + value.slice(at + 1)
}

function anything(random: Random): unknown {
  const way = random()
  if (way < 0.4) return NUMBERS[Math.floor(random() * NUMBERS.length)]
  if (way < 0.7) return TEXTS[Math.floor(random() * TEXTS.length)]
  if (way < 0.8) return null
  let nested: unknown = true
  const depth = Math.floor(random() * 20)
  for (let i = 0; i < depth; i++) nested = random() < 0.5 ? [nested] : { a: nested }
  return nested
}

/** As JSON, now and then with spaces, a key twice, or something behind it. */
function textOf(value: unknown, random: Random): string {
  const text = JSON.stringify(value)
  const way = random()
  if (way < 0.1) return ` ${text}`
  if (way < 0.2) return text.replace('{', '{"schema":1,')
  if (way < 0.25) return `${text}${text}`
  return text
}

function someBytes(length: number, random: Random): Bytes {
  return Uint8Array.from({ length }, () => Math.floor(random() * 256))
}
