/** The private keys at hand that sign for a role. */
import { signerOf, type SigningKey } from '../../adapters/node/signing-key.ts'
import { DocentError } from '../../base/docent-error.ts'
import type { SignatureAlgorithm, Signer } from '../../ports/signatures.ts'
import type { Role } from '../../release/envelope.ts'
import type { Root } from '../../release/root.ts'
import type { KeyFile } from './key-file.ts'

const ALGORITHMS: readonly SignatureAlgorithm[] = ['Ed25519', 'P-256']

/**
 * Signers for `role` of every root of `roots`: of each algorithm as many as the threshold asks for (SPEC SY4), keys of
 * all roots first, so that there are as few as can be. An algorithm that the keys at hand do not make up is left out.
 * DocentError `keys-missing` where none is made up.
 */
export function roleSigners(files: readonly KeyFile[], role: Role, roots: readonly Root[]): readonly Signer[] {
  const chosen = ALGORITHMS.map((alg) => chooseKeys(files, role, roots, alg))
  const complete = chosen.filter((keys) => keys !== undefined)
  if (complete.length === 0) throw keysMissing(role, roots)
  return complete.flat().map((key) => signerOf(key))
}

type Held = SigningKey & { readonly id: string }

function chooseKeys(
  files: readonly KeyFile[],
  role: Role,
  roots: readonly Root[],
  alg: SignatureAlgorithm,
): readonly Held[] | undefined {
  const countedBy = (key: Held): number => roots.filter((root) => root.roles[role].keys.includes(key.id)).length
  const held = new Map(files.flatMap(({ keys }) => keys.map((key): [string, Held] => [key.id, key])))
  const usable = [...held.values()]
    .filter((key) => key.alg === alg && countedBy(key) > 0)
    .toSorted((a, b) => countedBy(b) - countedBy(a) || (a.id < b.id ? -1 : 1))
  const chosen = new Set<Held>()
  for (const root of roots) {
    const { keys, threshold } = root.roles[role]
    const counts = (key: Held): boolean => keys.includes(key.id)
    for (const key of usable) if ([...chosen].filter(counts).length < threshold && counts(key)) chosen.add(key)
    if ([...chosen].filter(counts).length < threshold) return undefined
  }
  return [...chosen]
}

function keysMissing(role: Role, roots: readonly Root[]): DocentError {
  const needed = roots.map(({ n, roles }) => `${roles[role].threshold} of root ${n}'s ${roles[role].keys.join(', ')}`)
  return new DocentError(
    'keys-missing',
    `Cannot sign as ${role}: expected the keys ${needed.join(' and ')} (of one algorithm), found fewer. Put their files into the folder of keys, or name them with --with FILE.`,
    { role, needed },
  )
}
