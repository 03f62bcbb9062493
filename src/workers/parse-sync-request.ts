/** The first message of a page to its sync worker, checked. */
import { DocentError } from '../base/docent-error.ts'
import { SYNC_PROTOCOL_VERSION, type SyncOpenRequest } from '../protocol/sync-host.ts'

/** [SW2] Errors: `protocol-mismatch` first, then `options-invalid`. */
export function parseSyncRequest(request: SyncOpenRequest): SyncOpenRequest {
  const { protocol, catalog, database, ...others } = request
  if (protocol !== SYNC_PROTOCOL_VERSION) {
    throw new DocentError(
      'protocol-mismatch',
      `Expected a page that speaks sync protocol ${SYNC_PROTOCOL_VERSION}, found ${String(protocol)}: page and worker are of different builds. Reload the page.`,
      { worker: SYNC_PROTOCOL_VERSION, page: protocol },
    )
  }
  const isFolder = typeof catalog === 'string' && /^https?:\/\//.test(catalog) && isCleanFolder(catalog)
  if (!isFolder) throw invalid('catalog', 'the absolute address of a folder, without a query', catalog)
  if (typeof database !== 'string' || database === '') throw invalid('database', 'a name', database)
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw invalid(unknown, 'absent: it is not known', Reflect.get(others, unknown))
  return { protocol, catalog, database }
}

function isCleanFolder(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { pathname, search, hash, username, password } = new URL(address)
  return pathname.endsWith('/') && search + hash + username + password === ''
}

function invalid(field: string, expected: string, found: unknown): DocentError {
  const message = `Expected ${field} of a sync worker to be ${expected}, found ${JSON.stringify(found)}.`
  return new DocentError('options-invalid', message, { field })
}
