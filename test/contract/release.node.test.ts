import { describe } from 'vitest'
import { webInflate } from '../../src/adapters/webcrypto/inflate.ts'
import { webSignatures } from '../../src/adapters/webcrypto/signatures.ts'
import { describeInflate } from './inflate.contract.ts'
import { describeSignatures } from './signatures.contract.ts'

describe('Inflate contract: the platform', () => {
  describeInflate(webInflate)
})

describe('SignatureVerifier contract: WebCrypto', () => {
  describeSignatures(async (algorithms) => {
    const verifier = await webSignatures(algorithms)
    if (verifier === undefined) throw new Error('Expected WebCrypto, found none.')
    return verifier
  })
})
