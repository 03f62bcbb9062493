/** What a sync came to, in words. */
import type { SyncReport } from 'docent'
import type { Attack } from './desk-state.ts'

const BYTES_PER_KB = 1000

const PATHS: Readonly<Record<SyncReport['path'], string>> = {
  none: 'without fetching any of it',
  models: 'by its models alone: the records were here already',
  delta: 'by a delta: the records that changed, and nothing else',
  shards: 'by shards: the parts of the catalogue that differ',
  full: 'whole',
}

/** "It took the release in by a delta: 3 requests, 2.1 KB, 48 ms." */
export function takenWords({ outcome, path, from, message = '', code }: SyncReport): string {
  switch (outcome) {
    case 'updated':
      return `The kiosk took it in ${from === 'file' ? 'from the file' : PATHS[path]}.`
    case 'unchanged':
      return 'The kiosk has it already: nothing changed.'
    case 'offline':
      return `Nothing came, so nothing changed. ${message}`
    case 'refused':
    case 'stale':
      return `The kiosk refused it. ${message} (${code ?? 'no code'})`
  }
}

export const ATTACK_WORDS: Readonly<Record<Attack, { readonly words: string; readonly did: string }>> = {
  byte: { words: 'Change one byte', did: 'One bit of the head was turned on its way.' },
  replay: { words: 'Replay the old release', did: 'The release before was served again, with its genuine signature.' },
  expire: { words: 'Let it expire', did: 'The head was not renewed, and has run out.' },
  key: { words: 'Sign with another key', did: 'A whole release was signed anew, with a key of the attacker’s own.' },
}

const REASONS: Readonly<Record<string, string>> = {
  'sync-bad-signature':
    'Its signature does not fit: these are not bytes that a holder of a trusted key has signed. Nothing of it was even read.',
  'sync-older': 'It is genuine, and older than what the kiosk has seen: somebody plays an old one back.',
  'sync-expired':
    'Nobody has said lately that it is still the latest. The kiosk keeps what it has, and calls it stale.',
  'sync-wrong-object': 'It is other bytes than the signed files name.',
}

/** Why something was refused: in our words, or in the report's. */
export function reasonWords({ code, message = '' }: SyncReport): string {
  return (code && REASONS[code]) ?? message
}

/** "488 bytes", "2.1 KB". */
export function bytesWords(bytes: number): string {
  return bytes < BYTES_PER_KB ? `${bytes} bytes` : `${(bytes / BYTES_PER_KB).toFixed(1)} KB`
}

/** "3.2 ms", "48 ms". */
export function msWords(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`
}
