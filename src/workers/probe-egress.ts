/** Finds out whether this worker's own policy lets it reach the network, without reaching for it. */
import { closesEveryWayOut } from './policy.ts'
import { SECOND_MS } from '../base/time.ts'

/** Refusals are reported a moment after the call that they refuse; one that takes longer counts as none. */
const REPORT_DEADLINE_MS = SECOND_MS

/**
 * [VW5] 'blocked' only when the browser refused a connection and the policy that it names closes every way out; else
 * 'open'. Never throws and sends nothing: it asks for a blob of this worker's own, which every policy without `blob:`
 * refuses. That alone would not do, because `connect-src 'self'` refuses it as well; hence the policy's own text.
 */
export async function probeEgress(): Promise<'blocked' | 'open'> {
  const url = URL.createObjectURL(new Blob(['']))
  let settle: (egress: 'blocked' | 'open') => void = () => undefined
  const reported = new Promise<'blocked' | 'open'>((resolve) => (settle = resolve))
  const onRefusal = (event: Event): void => {
    if (!(event instanceof SecurityPolicyViolationEvent) || event.disposition !== 'enforce') return
    if (closesEveryWayOut(event.originalPolicy)) settle('blocked')
  }
  globalThis.addEventListener('securitypolicyviolation', onRefusal)
  const timer = setTimeout(() => settle('open'), REPORT_DEADLINE_MS)
  try {
    await fetch(url).then(
      () => settle('open'),
      () => undefined,
    )
    return await reported
  } finally {
    clearTimeout(timer)
    URL.revokeObjectURL(url)
    globalThis.removeEventListener('securitypolicyviolation', onRefusal)
  }
}
