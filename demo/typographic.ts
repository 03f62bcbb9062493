/** Straight apostrophes as a printer sets them: ’ after a letter or a figure, ‘ elsewhere. */
export function typographic(text: string): string {
  return text.replace(/(?<=[\p{L}\p{N}.,!?…])'/gu, '’').replaceAll("'", '‘')
}
