/** The warnings of a file in words. */
import type { RecordWarning } from 'docent'

/** A capital or a blank more or less in a column's name is nothing to speak of. */
export function isWorthTelling({ field, meant, message }: RecordWarning): boolean {
  return meant === undefined || !message.includes('was read as') || bare(field) !== bare(meant)
}

/** As a sentence, without the name of the one file. */
export function warningWords({ file, line, message }: RecordWarning): string {
  const says = message.replace(`${file}:${line}: `, '')
  return `${says.charAt(0).toUpperCase()}${says.slice(1)}.`
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}
