/** The first message of a page, checked: whether both sides speak the same protocol, and whether the rest fits. */
import type { ConfigWithOrigin } from '../contracts/read-config.ts'
import { DocentError } from '../base/docent-error.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { type OpenRequest, PROTOCOL_VERSION } from '../protocol/vault-host.ts'
import { readConfig } from '../contracts/read-config.ts'
import { RecommendOptions } from '../contracts/recommend-options.ts'

export interface ParsedOpenRequest extends Omit<OpenRequest, 'config'> {
  readonly config: ConfigWithOrigin
}

/** The fields, with what each must be; what is inside config and scenarios is looked at after. */
const FIELDS: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  protocol: [Number.isInteger, 'a whole number'],
  userId: [(value) => typeof value === 'string' && value.trim() !== '' && value.length <= 200, '1 to 200 characters'],
  privacy: [(value) => value === 'kiosk' || value === 'personal', "'kiosk' or 'personal'"],
  seed: [Number.isFinite, 'a finite number'],
  locale: [(value) => typeof value === 'string' && value !== '', 'a language tag like "en"'],
  database: [(value) => typeof value === 'string' && value !== '', 'a name for the IndexedDB database'],
  config: [() => true, 'a part of RecConfig'],
  scenarios: [(value) => typeof value === 'object' && value !== null, 'options by name'],
}

/**
 * [VW1] Errors: `protocol-mismatch` first, as an unknown protocol makes the rest meaningless; then `options-invalid`,
 * `config-unknown-key`, `config-invalid`.
 */
export function parseOpenRequest(request: OpenRequest): ParsedOpenRequest {
  const given: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(request ?? {}))
  if (given['protocol'] !== PROTOCOL_VERSION) {
    throw new DocentError(
      'protocol-mismatch',
      `Expected a page that speaks protocol ${PROTOCOL_VERSION}, found ${String(given['protocol'])}: page and worker are of different builds. Reload the page; if it stays so, clear the cache that serves one of them.`,
      { worker: PROTOCOL_VERSION, page: given['protocol'] },
    )
  }
  for (const field of Object.keys({ ...FIELDS, ...given })) {
    const [fits, expected] = FIELDS[field] ?? [() => false, 'absent: it is not known (is it misspelt?)']
    if (fits(given[field])) continue
    const message = `Expected ${field} of createDocent to be ${expected}, found ${JSON.stringify(given[field])}.`
    throw new DocentError('options-invalid', message, { field })
  }
  for (const [name, options] of Object.entries(request.scenarios)) {
    parseInput(RecommendOptions, options, 'options-invalid', `the scenario "${name}"`)
  }
  return { ...request, config: readConfig(request.config) }
}
