import { runSync } from 'docent/sync-worker'
runSync({ root: CATALOG_ROOT })
