/** `npm run test:attacks -- --seed 1 --count 100000`: mutated releases by the number. Exit 1 when one of them got through. */
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '100000' } },
})
const seed = Number(values.seed)
const count = Number(values.count)
const path = fileURLToPath(new URL('../test/attacks/fuzz.ts', import.meta.url))
const { module } = await runnerImport(path, { configFile: false })

console.log(`mutating ${count} releases, seed ${seed}`)
const startedAt = performance.now()
const report = await module.fuzz(seed, count, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${count}`)
})
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
for (const fault of report.faults) console.error(fault)
const { refused, same, acceptedButDifferent, crashes, slow } = report
console.log(
  `seed ${seed}, ${count} mutations in ${seconds} s: ${refused} refused, ${same} same, ` +
    `${acceptedButDifferent} accepted but different, ${crashes} crashes, ${slow} over 50 ms`,
)
process.exitCode = acceptedButDifferent + crashes + slow === 0 ? 0 : 1
