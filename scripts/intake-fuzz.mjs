/** `npm run test:intake -- --seed 1 --count 100000`: mutated payloads by the number. Exit 1 when one of them did harm. */
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '100000' } },
})
const seed = Number(values.seed)
const count = Number(values.count)
const path = fileURLToPath(new URL('../test/attacks/intake-fuzz.ts', import.meta.url))
const { module } = await runnerImport(path, { configFile: false })

console.log(`mutating ${count} payloads, seed ${seed}`)
const startedAt = performance.now()
const report = module.fuzzIntake(seed, count, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${count}`)
})
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
for (const fault of report.faults) console.error(fault)
const { payloads, events, refused, crashes, wrong, slow } = report
console.log(
  `seed ${seed}, ${count} mutations of ${payloads.ours} payloads of ours and ${payloads.real} real ones, each read as ` +
    `every source's, in ${seconds} s: ${events} events, ${refused} refused, ${crashes} crashes, ${wrong} wrong, ${slow} over 50 ms`,
)
process.exitCode = crashes + wrong + slow === 0 ? 0 : 1
