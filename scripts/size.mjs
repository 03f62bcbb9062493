/** `npm run size`: bundles the built package as an app would (`npm run build` first) and holds it to .size-limit.json. */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleEntries } from './bundle-entries.mjs'
import { ROOT, runStep } from './steps.mjs'

if (!existsSync(join(ROOT, 'dist', 'index.js'))) {
  console.error('Expected the built package in dist, found none: run "npm run build" first.')
  process.exitCode = 1
} else {
  const bundles = join(ROOT, '.cache', 'size')
  await rm(bundles, { recursive: true, force: true })
  await bundleEntries(ROOT, bundles)
  process.exitCode = (await runStep('size-limit', [])) ? 0 : 1
}
