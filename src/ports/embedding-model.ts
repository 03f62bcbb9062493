/** EmbeddingModel: text in, unit-length vector out. Seed: recsys-adapters, FastEmbedModel. */

export interface EmbeddingModel {
  /** Name that catalogs record; vectors of different models are never compared. */
  readonly modelId: string
  readonly dim: number
  /**
   * [EM1] A unit-length Float32Array[dim]; the same text always gives the same vector. One text a call: with dynamic
   * quantisation a text depends on its batch mates. [EM2] The empty text is a text and gives a unit-length vector too.
   */
  encode(text: string): Promise<Float32Array>
  close(): Promise<void>
}
