/**
 * `npm run mirror`: writes the registry of profile features for those who do not read TypeScript,
 * mirror/profile-features.schema.json and mirror/docent_features.py. A package test compares them with the registry.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from './steps.mjs'

/** @param {string} file of src/features */
async function load(file) {
  // Vite reads TypeScript; nothing has to be built first.
  const { module } = await runnerImport(join(ROOT, 'src/features', file), { configFile: false, logLevel: 'error' })
  return module
}

const { MUSEUM_FEATURES } = await load('museum-features.ts')
const { mirrorSchema } = await load('mirror-schema.ts')
const { mirrorPython } = await load('mirror-python.ts')

const folder = join(ROOT, 'mirror')
await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'profile-features.schema.json'), mirrorSchema(MUSEUM_FEATURES))
await writeFile(join(folder, 'docent_features.py'), mirrorPython(MUSEUM_FEATURES))
console.log(`Mirrored ${MUSEUM_FEATURES.length} features into mirror/.`)
