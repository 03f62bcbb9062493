/**
 * `npm run bench [-- --json] [-- NAME...]`: runs bench/*.bench.ts one after the other and prints a table each.
 * A goal that is missed is marked and does not fail the run: time depends on the machine. An error does (exit 1).
 */
import { readdir } from 'node:fs/promises'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
const folder = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))
const SUFFIX = '.bench.ts'

const files = (await readdir(folder)).filter((file) => file.endsWith(SUFFIX)).toSorted()
const chosen = files.filter((file) => positionals.length === 0 || positionals.includes(file.slice(0, -SUFFIX.length)))
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  node: process.version,
  platform: process.platform,
}

if (chosen.length === 0) {
  console.error(
    `No benchmark ${positionals.join(', ')}. There are: ${files.map((file) => file.slice(0, -SUFFIX.length)).join(', ') || 'none'}.`,
  )
  process.exitCode = 1
} else {
  const results = []
  for (const file of chosen) results.push(await runBench(file))
  if (values.json) console.log(JSON.stringify({ machine, benches: results }, null, 2))
  if (results.some((result) => result.error !== undefined)) process.exitCode = 1
}

async function runBench(file) {
  console.error(`${file} ...`)
  try {
    // Vite reads TypeScript; its runner needs neither a build nor another dependency.
    const { module } = await runnerImport(`${folder}${file}`, { root, configFile: false, logLevel: 'error' })
    const { name, run } = module.default ?? module
    const rows = (await run()).map((row) => withRatio(row))
    if (!values.json) print(name, rows)
    return { name, rows }
  } catch (error) {
    console.error(`${file} failed:`, error)
    return { name: file, rows: [], error: String(error) }
  }
}

function withRatio(row) {
  return row.ratio === undefined && typeof row.peer === 'number' ? { ...row, ratio: row.ours / row.peer } : row
}

function print(name, rows) {
  const header = ['what', 'ours', 'peer', 'ratio', 'goal', '']
  const lines = rows.map(({ what, ours, peer, unit, ratio, goal }) => [
    what,
    amount(ours, unit),
    amount(peer, unit),
    ratio === undefined ? '' : ratio.toFixed(2),
    goal === undefined ? '' : `<= ${amount(goal, unit)}`,
    goal === undefined ? '' : ours <= goal ? 'met' : 'MISSED',
  ])
  const widths = header.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column].length)))
  const format = (line) =>
    line
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd()
  console.log(`\n${name}  (${machine.cpu}, ${machine.cores} cores, Node ${machine.node})`)
  for (const line of [header, ...lines]) console.log(format(line))
}

function amount(value, unit) {
  if (value === undefined) return ''
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 3 : 1
  return `${value.toFixed(digits)} ${unit}`
}
