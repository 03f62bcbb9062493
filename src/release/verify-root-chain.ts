/** Roots: the one that the app was built with, and those that follow it, each vouched for by the one before (SPEC SY7). */
import { DocentError } from '../base/docent-error.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { badFormat } from './bad-format.ts'
import { checkSignatures, signatoriesOf, type VerifyTools } from './check-signatures.ts'
import { type Envelope, splitEnvelope } from './envelope.ts'
import { keyId } from './key-id.ts'
import { comparePositions } from './mark.ts'
import { readJson } from './read-json.ts'
import { MAX_ROOT_BYTES, MAX_ROOT_STEPS, Root } from './root.ts'

/**
 * The root that an app is built with. It is trusted because it is there; that it is signed by itself only shows that it
 * is whole. DocentError `sync-too-large`, `sync-not-a-release`, `sync-bad-format`, `sync-bad-signature`.
 */
export async function openRoot(bytes: Uint8Array<ArrayBuffer>, tools: VerifyTools): Promise<Root> {
  const what = 'the root of this app'
  const envelope = splitEnvelope(bytes, MAX_ROOT_BYTES, what)
  const root = await readRoot(envelope, what, tools)
  // Root n + 1 bears the signatures of root n's keys as well, which only those who come from root n can check.
  const signers = envelope.signatures.map(({ key }) => key)
  await checkSignatures(envelope, 'root', signatoriesOf(root, 'root'), signers, tools.signatures, what)
  return root
}

/**
 * Root n + 1, verified by root n and by itself. Errors as `openRoot`, and `sync-wrong-catalog` for another catalog's,
 * `sync-older` where its number is not n + 1 or its floor lies below. Nothing is parsed before root n vouches for it.
 */
export async function verifyNextRoot(before: Root, bytes: Uint8Array<ArrayBuffer>, tools: VerifyTools): Promise<Root> {
  const what = `root ${before.n + 1}`
  const envelope = splitEnvelope(bytes, MAX_ROOT_BYTES, what) // [SY6] 1 length, 2 split
  const signers = envelope.signatures.map(({ key }) => key)
  // [SY6] 3 signatures: by the keys of the root before, over bytes that nobody has read yet
  await checkSignatures(envelope, 'root', signatoriesOf(before, 'root'), signers, tools.signatures, what)
  const root = await readRoot(envelope, what, tools) // [SY6] 4 parse, 5 schema
  await checkSignatures(
    envelope,
    'root',
    signatoriesOf(root, 'root'),
    before.roles.root.keys, // checked above
    tools.signatures,
    what,
  )
  if (root.catalog !== before.catalog) throw wrongCatalog(what, before.catalog, root.catalog) // [SY6] 6 catalog
  // [SY6] 7 not older
  if (root.n !== before.n + 1) throw outOfOrder(what, `number ${before.n + 1}`, `${root.n}`)
  if (comparePositions(root.floor, before.floor) < 0) {
    throw outOfOrder(what, `a floor of at least ${positionText(before.floor)}`, positionText(root.floor))
  }
  return root
}

/** The last of `chain`, envelopes of roots n + 1, n + 2, ..., at most 256; `anchor` itself for none. Errors as above. */
export async function verifyRootChain(
  anchor: Root,
  chain: readonly Uint8Array<ArrayBuffer>[],
  tools: VerifyTools,
): Promise<Root> {
  if (chain.length > MAX_ROOT_STEPS)
    throw badFormat('the chain of roots', `at most ${MAX_ROOT_STEPS}`, `${chain.length}`)
  let root = anchor
  for (const bytes of chain) root = await verifyNextRoot(root, bytes, tools)
  return root
}

async function readRoot({ payload }: Envelope, what: string, { sha256 }: VerifyTools): Promise<Root> {
  const root = parseInput(Root, readJson(payload, what), 'sync-bad-format', what)
  for (const [id, key] of Object.entries(root.keys)) {
    const expected = await keyId(key, sha256)
    if (expected !== id) throw badFormat(what, `key ${expected} under its own id`, id)
  }
  return root
}

function positionText({ epoch, seq }: Root['floor']): string {
  return `epoch ${epoch}, number ${seq}`
}

function wrongCatalog(what: string, expected: string, found: string): DocentError {
  return new DocentError(
    'sync-wrong-catalog',
    `Expected ${what} of the catalog ${expected}, found one of ${found}. Check the address that the catalog is taken from.`,
    { what, expected, found },
  )
}

function outOfOrder(what: string, expected: string, found: string): DocentError {
  return new DocentError(
    'sync-older',
    `${what} does not follow the root before: expected ${expected}, found ${found}. The catalog on this device stays as it is.`,
    { what, expected, found },
  )
}
