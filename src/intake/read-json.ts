/** Values that some sources keep as JSON in a text. */

/** Longest text that is parsed, in UTF-16 code units: far above any event; at its deepest it takes some 20 ms. */
const MAX_JSON_LENGTH = 200_000
const BASE64_URL: Readonly<Record<string, string>> = { '-': '+', _: '/' }

/** [IN15] What a JSON text says, a value that is no text as it is; undefined for other and for over-long texts. Never throws. */
export function readJson(raw: unknown): unknown {
  if (typeof raw !== 'string') return raw
  if (raw.length > MAX_JSON_LENGTH) return undefined
  try {
    const value: unknown = JSON.parse(raw)
    return value
  } catch {
    return undefined
  }
}

/** [IN15] The same of JSON in UTF-8 in base64, of either alphabet, padded or not. Never throws. */
export function readBase64Json(raw: unknown): unknown {
  if (typeof raw !== 'string' || raw.length > MAX_JSON_LENGTH) return undefined
  try {
    const bytes = atob(raw.trim().replace(/[-_]/g, (letter) => BASE64_URL[letter] ?? letter))
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (b) => b.charCodeAt(0))))
  } catch {
    return undefined
  }
}
