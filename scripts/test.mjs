/**
 * `npm test`: check, Vitest's projects, the build of the demo, Playwright on that build. A failing step does not stop
 * the next ones, so that one run gives the whole picture. The last line is `N passed, N failed` over both runners; a
 * failed step that is not a test (check, build, a runner that broke off) counts as one failure and is named before.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStep } from './steps.mjs'

const reports = await mkdtemp(join(tmpdir(), 'docent-test-'))
let passed = 0
let failed = 0

try {
  await step('check', () => runStep('node', ['scripts/check.mjs']))
  await tests('vitest', async (report) => {
    return runStep('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  })
  const built = await step('demo build', () => runStep('vite', ['build', '--mode', 'demo', '--logLevel', 'warn']))
  if (built) {
    await tests('playwright', async (report) => {
      return runStep('playwright', ['test', '--reporter=line,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report })
    })
  } else console.error('skipped: playwright, there is no demo to open')
} finally {
  await rm(reports, { recursive: true, force: true })
}

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

async function step(name, run) {
  console.log(`\n== ${name}`)
  const ok = await run()
  if (!ok) fail(name)
  return ok
}

/** Runs a test runner and adds what its JSON report counts. */
async function tests(name, run) {
  console.log(`\n== ${name}`)
  const path = join(reports, `${name}.json`)
  const ok = await run(path)
  const counts = await readCounts(path)
  passed += counts.passed
  failed += counts.failed
  // No test at all, or a runner that ended badly though every test passed, must not look like success.
  if (counts.passed + counts.failed === 0) fail(`${name} ran no test`)
  else if (!ok && counts.failed === 0) fail(`${name} ended with an error outside its tests`)
}

function fail(name) {
  console.error(`failed: ${name}`)
  failed += 1
}

async function readCounts(path) {
  const report = await readFile(path, 'utf8').then(JSON.parse, () => undefined)
  if (report === undefined) return { passed: 0, failed: 0 }
  return 'stats' in report ? playwrightCounts(report) : vitestCounts(report)
}

/** A file that cannot be imported holds no failed test; it counts as one. */
function vitestCounts(report) {
  const broken = report.testResults.filter((file) => {
    return file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
  })
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

function playwrightCounts({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}
