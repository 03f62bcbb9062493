/** Root: which keys may sign for a catalog. `root/1`, `root/2`, ...: each is signed by the keys of the one before. */
import * as z from 'zod/mini'
import { KeyId, PublicKeySchema } from './key-id.ts'
import { CatalogId, Position } from './release-object.ts'

/** Largest envelope of a root in bytes: 32 keys take 5 KB. */
export const MAX_ROOT_BYTES = 65_536
/** Roots that a device follows from the one that it was built with. */
export const MAX_ROOT_STEPS = 256

/**
 * The keys of a role. [SY4] A file counts as signed by the role when `threshold` different keys of *one* algorithm have
 * signed it: who holds a key of each algorithm, to be verified everywhere, still counts once.
 */
export const RoleKeys = z.readonly(
  z.strictObject({
    keys: z.readonly(z.array(KeyId).check(z.minLength(1), z.maxLength(32))),
    threshold: z.int().check(z.gte(1), z.lte(8)),
  }),
)
export type RoleKeys = z.infer<typeof RoleKeys>

/** `floor`: no head below it is taken, and all heads are of its epoch. */
export const Root = z.readonly(
  z
    .strictObject({
      schema: z.literal(1),
      catalog: CatalogId,
      n: z.int().check(z.gte(1)),
      floor: Position,
      keys: z.readonly(z.record(KeyId, PublicKeySchema)),
      roles: z.readonly(z.strictObject({ root: RoleKeys, release: RoleKeys, head: RoleKeys })),
    })
    .check(
      z.refine((root) => Object.values(root.roles).every(({ keys }) => new Set(keys).size === keys.length), {
        message: 'every key once in a role',
        path: ['roles'],
      }),
      z.refine(
        (root) =>
          Object.values(root.roles).every(({ keys, threshold }) => {
            const ofAlgorithm = new Map<string, number>()
            for (const id of keys) {
              const alg = root.keys[id]?.alg
              if (alg === undefined) return false
              ofAlgorithm.set(alg, (ofAlgorithm.get(alg) ?? 0) + 1)
            }
            return Math.max(...ofAlgorithm.values()) >= threshold
          }),
        { message: 'keys that are listed, and of one algorithm as many as the threshold', path: ['roles'] },
      ),
    ),
)
export type Root = z.infer<typeof Root>

/** Where root `n` lies in a site. */
export function rootPath(n: number): string {
  return `root/${n}`
}
