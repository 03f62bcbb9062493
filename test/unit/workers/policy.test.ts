import { describe, expect, it } from 'vitest'
import { closesEveryWayOut } from '../../../src/workers/policy.ts'

const closed: readonly string[] = [
  "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'none'; worker-src 'none'",
  "default-src 'none'",
  "default-src 'none'; script-src 'wasm-unsafe-eval'",
  "DEFAULT-SRC 'None' ; Script-Src 'WASM-unsafe-eval'",
  'default-src; img-src *',
  "default-src 'self', default-src 'none'; script-src 'wasm-unsafe-eval'",
  "connect-src 'none'; script-src 'none'",
  "default-src 'none'; default-src *",
]

const open: readonly string[] = [
  '',
  "connect-src 'none'",
  "default-src 'self'",
  "default-src 'self'; connect-src 'none'; worker-src 'none'",
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
  "default-src 'none'; connect-src 'self'",
  "default-src 'none'; connect-src https:",
  "default-src 'none'; connect-src 'none' https://elsewhere.example",
  "default-src 'none'; worker-src blob:",
  "default-src 'none'; script-src-elem 'self'; script-src 'none'",
  "default-src 'none'; report-uri https://elsewhere.example",
  "default-src 'none'; report-to somewhere",
  "default-src 'none'; script-src 'strict-dynamic' 'nonce-1'",
  "default-src 'self', connect-src 'none'",
]

describe('a policy', () => {
  it.each(closed)('[VW5] closes every way out: %s', (policy) => {
    expect(closesEveryWayOut(policy)).toBe(true)
  })

  it.each(open)('[VW5] leaves a way out: %s', (policy) => {
    expect(closesEveryWayOut(policy)).toBe(false)
  })
})
