/** Renews the head of a site: the same release, signed today (SPEC PB45). */
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { DocentError } from '../../base/docent-error.ts'
import { DAY_MS } from '../../base/time.ts'
import { HEAD_PATH } from '../../release/head.ts'
import { signHead } from '../../release/sign-release.ts'
import { roleSigners } from '../keys/role-signers.ts'
import { type ReleaseReport, type SiteRequest, statusOf } from './release-report.ts'
import { readSiteKeys } from './site-keys.ts'
import { readSiteState } from './site-state.ts'
import { writeRelease } from './write-release.ts'

/**
 * Writes roots that the site lacks, and a head that differs from the old one in its times and its root. Needs the head key
 * alone. DocentError `cli-bad-input` where there is no release, or one that the keys of the newest root do not vouch for.
 */
export async function refreshHead(request: SiteRequest): Promise<ReleaseReport> {
  const { site } = request
  const { files, roots, newest } = await readSiteKeys(request.keys, request.elsewhere, site)
  const state = await readSiteState(site, roots)
  if (state === undefined) throw notRefreshable(site, 'no head')
  const { head: before, manifest, manifestRoot } = state
  if (manifestRoot !== newest.n || before.epoch !== newest.floor.epoch) {
    throw notRefreshable(site, `one by keys that root ${newest.n} has replaced`)
  }
  const issued = Math.max(request.issued, before.issued)
  const head = { ...before, root: newest.n, issued, expires: issued + request.expiresDays * DAY_MS }
  const bytes = await signHead(head, roleSigners(files, 'head', [newest]), sha256Hex)
  await writeRelease(site, new Map([[HEAD_PATH, bytes]]), roots)
  return { outcome: 'refreshed', ...statusOf({ head, manifest }), warnings: [] }
}

function notRefreshable(site: string, found: string): DocentError {
  return new DocentError(
    'cli-bad-input',
    `Expected a release in ${site} to renew the head of, found ${found}. Run docent release CATALOG without --refresh.`,
    { site, found },
  )
}
