/** The public surface as text, by API Extractor from the built d.ts. `npm run api` writes api/*.api.md; a test compares. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor'

/** Report name and the entry's declarations in dist. */
const ENTRIES = {
  docent: 'index.d.ts',
  'docent-worker': 'workers/vault.d.ts',
  'docent-embed-worker': 'workers/embed.d.ts',
  'docent-sync-worker': 'workers/sync.d.ts',
  'docent-service-worker': 'workers/service-worker.d.ts',
  'docent-bandit': 'workers/bandit.d.ts',
  'docent-features': 'workers/features.d.ts',
  'docent-logbook': 'client/logbook/with-logbook.d.ts',
  'docent-logbook-worker': 'workers/logbook.d.ts',
  'docent-publish': 'publish.d.ts',
  'docent-rest': 'rest/create-rest.d.ts',
  'docent-products-feed': 'products/feed.d.ts',
  'docent-products-gallery': 'products/gallery.d.ts',
  'docent-vite': 'vite/docent-vite.d.ts',
  'docent-node': 'node.d.ts',
}

/**
 * File name to report, for each entry that is built.
 * @param {string} packageDir holds package.json and dist
 * @returns {Promise<Record<string, string>>}
 */
export async function apiReports(packageDir) {
  const folder = await mkdtemp(join(tmpdir(), 'docent-api-'))
  try {
    const present = Object.entries(ENTRIES).filter(([, declarations]) =>
      existsSync(join(packageDir, 'dist', declarations)),
    )
    const paths = present.map(([, declarations]) => join(packageDir, 'dist', declarations))
    const configs = present.map(([name], index) => extractorConfig(packageDir, paths[index], folder, name))
    if (configs.length === 0) return {}
    // One program for all entries: TypeScript reads its own libraries once.
    const compilerState = CompilerState.create(configs[0], { additionalEntryPoints: paths })
    /** @type {Record<string, string>} */
    const reports = {}
    for (const [index, [name]] of present.entries()) {
      Extractor.invoke(configs[index], {
        compilerState,
        localBuild: true,
        // The report is the product; what the analyser thinks of comments is not.
        messageCallback: (message) => (message.handled = true),
      })
      const text = await readFile(join(folder, `${name}.api.md`), 'utf8')
      reports[`${name}.api.md`] = text.replaceAll('\r\n', '\n')
    }
    return reports
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function extractorConfig(packageDir, mainEntryPointFilePath, reportFolder, name) {
  const silent = { default: { logLevel: 'none' } }
  return ExtractorConfig.prepare({
    packageJsonFullPath: join(packageDir, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: packageDir,
      mainEntryPointFilePath,
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2022',
            module: 'esnext',
            moduleResolution: 'bundler',
            lib: ['es2023', 'dom', 'webworker'],
            types: ['node'],
            strict: true,
            skipLibCheck: true,
            noEmit: true,
            allowImportingTsExtensions: true,
          },
          files: [mainEntryPointFilePath],
        },
      },
      apiReport: {
        enabled: true,
        reportFolder,
        reportTempFolder: join(reportFolder, 'temp'),
        reportFileName: `${name}.api.md`,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { compilerMessageReporting: silent, extractorMessageReporting: silent, tsdocMessageReporting: silent },
    },
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const reports = await apiReports(root)
  const names = Object.keys(reports)
  if (names.length === 0) {
    console.error('Expected declarations in dist, found none: run "npm run build" first.')
    process.exitCode = 1
  }
  await mkdir(join(root, 'api'), { recursive: true })
  for (const name of names) await writeFile(join(root, 'api', name), reports[name] ?? '')
  console.log(names.map((name) => `api/${name}`).join('\n'))
}
