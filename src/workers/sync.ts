/** The sync worker: what an app's own three-line worker file runs. It alone has the network, and nothing of a visitor. */
import { expose } from 'comlink'
import { HostedSync } from './hosted-sync.ts'

export interface SyncWorkerOptions {
  /** The text of `root/<n>` of the catalog's site, as the app was built with it: all trust comes from it. */
  readonly root: string
}

/** Serves one page from this worker: `runSync({ root })`. Never throws: a root that is none is told when it is opened. */
export function runSync({ root }: SyncWorkerOptions): void {
  expose(new HostedSync(root))
}
