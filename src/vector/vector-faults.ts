/** What opening an image can find wrong, apart from what its caller did wrong. */

/** An image that holds numbers which no index writes. */
export class ImageFault extends Error {
  override readonly name = 'ImageFault'
  readonly expected: string
  readonly found: string

  constructor(expected: string, found: string) {
    super(`Expected ${expected}, found ${found}.`)
    this.expected = expected
    this.found = found
  }
}

/** The engine gives no memory for so many vectors. */
export class NoVectorMemory extends RangeError {
  override readonly name = 'NoVectorMemory'
  /** How many bytes were asked for, at least. */
  readonly bytes: number

  constructor(bytes: number, cause: unknown) {
    super(`Expected ${bytes} bytes of memory for the vectors, found less: use fewer vectors.`, { cause })
    this.bytes = bytes
  }
}
