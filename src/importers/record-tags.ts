/** Reads the tags of a source record: texts or objects, alone or in a list. */

/** A share of the label after the last equals sign, as `mood:calm=0.5`. */
const WEIGHTED = /^(?<key>.*)=(?<weight>[\d.]+)$/

/**
 * `facet:label`, `facet:label=0.5` or an object of facet, label and weight, each in a list, or texts in one, separated
 * by semicolons. What is none of these stays as it is, so that the schema names it among the faults. Never throws.
 */
export function readTags(value: unknown): unknown {
  const list = typeof value === 'string' ? value.split(';') : value
  if (!Array.isArray(list)) return list
  return list.flatMap((each: unknown) => {
    if (typeof each !== 'string') return [each]
    return each.trim() === '' ? [] : [readTag(each.trim())]
  })
}

function readTag(text: string): unknown {
  const { key = text, weight } = WEIGHTED.exec(text)?.groups ?? {}
  const colon = key.indexOf(':')
  if (colon === -1) return text
  const tag = { facet: key.slice(0, colon).trim(), label: key.slice(colon + 1).trim() }
  return weight === undefined ? tag : { ...tag, weight: Number(weight) }
}
