/** Stands for @xenova/transformers, which client-vector-search imports to embed text; vectors are given here. */
export const pipeline = undefined
export const env = undefined
