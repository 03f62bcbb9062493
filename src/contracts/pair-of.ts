/** Two of a kind, in this order. */
import * as z from 'zod/mini'

/** A list of exactly two. zod's own tuple, with its rests and optional items, takes .4 KB more of every visitor's bundle. */
export function pairOf<T>(schema: z.ZodMiniType<T>): z.ZodMiniType<readonly [T, T]> {
  const two: unknown = z.readonly(z.array(schema).check(z.minLength(2), z.maxLength(2)))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the checks are what makes a list a pair
  return two as z.ZodMiniType<readonly [T, T]>
}
