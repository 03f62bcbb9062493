/** A text and what people said of it. Only its id may ever be printed: many of these texts offend. */
export interface LabelledText {
  /** Name of the set and number of the row, from 0: `surge:12`. */
  readonly id: string
  readonly text: string
  /** 1: toxic, or of hate. */
  readonly label: 0 | 1
  /** What HateCheck tests with it, or which of its classes Davidson gives it; '' for none. */
  readonly group: string
}
