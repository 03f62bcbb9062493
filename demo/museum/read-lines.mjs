/** Reads NDJSON files of a folder; whatever is no JSON object becomes a fault. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A line of a source: `at` is `folder/file:line`, `record` the object on it. Files by name, lines in their order.
 * @param {string} root folder of the museum
 * @param {string} folder folder inside it
 * @param {(at: string, fault: string) => void} report
 * @returns {{ at: string, record: Record<string, any> }[]}
 */
export function readLines(root, folder, report) {
  const lines = []
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ndjson'))
  for (const file of files.toSorted()) {
    for (const [index, line] of readFileSync(join(root, folder, file), 'utf8').split('\n').entries()) {
      if (line.trim() === '') continue
      const at = `${folder}/${file}:${index + 1}`
      try {
        const record = JSON.parse(line)
        if (typeof record === 'object' && record !== null && !Array.isArray(record)) lines.push({ at, record })
        else report(at, 'expected an object')
      } catch (error) {
        report(at, `expected JSON: ${error.message}`)
      }
    }
  }
  return lines
}
