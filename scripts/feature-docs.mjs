/** `npm run feature-docs`: writes docs/feed-features.md from the table of features. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from './steps.mjs'

const { module } = await runnerImport(join(ROOT, 'src/feed/feature-docs.ts'), { configFile: false })
await writeFile(join(ROOT, 'docs/feed-features.md'), module.featureDocs())
console.log('docs/feed-features.md')
