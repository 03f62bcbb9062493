/** Finds the year in a date as museums write it. */

/** ISO 8601, with a sign and up to six digits for far years. */
const ISO = /^\s*([+-]?\d{4,6})-\d\d(?!\d)/
/** `50 BC`, `500–400 BCE`, `44 v. Chr.`, `52 av. J.-C.`, `79 a.C.` */
const BEFORE_OUR_ERA =
  /(?<!\d)(\d{1,5})(?:\s*[-–—]\s*\d{1,5})?\s*(?:B\.?\s?C\.?|v\.\s?(?:Chr|u\. ?Z)|av(?:ant|\.)?\s?J|a\.\s?C)/i
const YEAR = /(?<!\d)(\d{3,4})(?!\d)/

/**
 * The year in which `text` begins: of `1503–1506` 1503, of `um 1600` 1600, of `500–400 BC` −500, of
 * `1776-01-01T00:00:00Z` 1776. Undefined where it names none of three or four digits (`19th century`). Never throws.
 */
export function yearOf(text: string): number | undefined {
  const iso = ISO.exec(text)?.[1]
  if (iso !== undefined) return Number(iso)
  const before = BEFORE_OUR_ERA.exec(text)?.[1]
  if (before !== undefined) return -Number(before)
  const year = YEAR.exec(text)?.[1]
  return year === undefined ? undefined : Number(year)
}
