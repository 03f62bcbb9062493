/**
 * `npm run bench [-- NAME...] [-- --json] [-- --with slow,million]`: runs bench/*.bench.ts one after the other and prints a
 * table each, or with --json one array of all rows. A goal that is missed is marked and does not fail the run: time
 * depends on the machine. An error does (exit 1).
 */
import { readdir } from 'node:fs/promises'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, with: { type: 'string', multiple: true } },
  allowPositionals: true,
})
const folder = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))
const SUFFIX = '.bench.ts'

const flags = new Set((values.with ?? []).flatMap((words) => words.split(',')))
const known = (await readdir(folder))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .toSorted()
const unknown = positionals.filter((name) => !known.includes(name))

if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
  process.exitCode = 1
} else {
  console.error(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`)
  const rows = []
  for (const name of positionals.length === 0 ? known : positionals) rows.push(...(await runBench(name)))
  if (values.json) console.log(JSON.stringify(rows, null, 2))
}

async function runBench(file) {
  console.error(`${file} ...`)
  try {
    // Vite reads TypeScript; its runner needs neither a build nor another dependency.
    const { module } = await runnerImport(`${folder}${file}${SUFFIX}`, { root, configFile: false, logLevel: 'error' })
    const { name, run } = module.default ?? module
    const rows = (await run(flags)).map((row) => ({ bench: name, ...withRatio(row) }))
    if (!values.json) print(name, rows)
    return rows
  } catch (error) {
    console.error(`${file} failed:`, error)
    process.exitCode = 1
    return []
  }
}

function withRatio(row) {
  return row.ratio === undefined && typeof row.peer === 'number' ? { ...row, ratio: row.peer / row.p50 } : row
}

function print(name, rows) {
  const header = ['what', 'rows', 'p50', 'p95', 'peer', 'times', 'recall', 'goal', '']
  const lines = rows.map((row) => [
    row.name,
    row.rows === undefined ? '' : row.rows.toLocaleString('en'),
    amount(row.p50, row.unit),
    amount(row.p95, row.unit),
    row.peer === undefined ? '' : `${row.peerName ?? ''} ${amount(row.peer, row.unit)}`.trim(),
    row.ratio === undefined ? '' : `${row.ratio.toFixed(row.ratio < 10 ? 2 : 1)}x`,
    row.recall === undefined ? '' : row.recall.toFixed(3),
    goalsOf(row),
    verdict(row),
  ])
  const widths = header.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column].length)))
  const format = (line) =>
    line
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd()
  console.log(`\n${name}`)
  for (const line of [header, ...lines]) console.log(format(line))
}

function goalsOf({ goals = {}, unit }) {
  return [
    goals.p50 === undefined ? '' : `<= ${amount(goals.p50, unit)}`,
    goals.p95 === undefined ? '' : `p95 <= ${amount(goals.p95, unit)}`,
    goals.least === undefined ? '' : `>= ${amount(goals.least, unit)}`,
    goals.ratio === undefined ? '' : `>= ${goals.ratio}x`,
    goals.recall === undefined ? '' : `recall ${goals.recall}`,
  ]
    .filter((goal) => goal !== '')
    .join(', ')
}

function verdict({ goals, p50, p95, ratio, recall }) {
  if (goals === undefined) return ''
  const missed =
    p50 > (goals.p50 ?? Infinity) ||
    p95 > (goals.p95 ?? Infinity) ||
    p50 < (goals.least ?? -Infinity) ||
    (ratio ?? Infinity) < (goals.ratio ?? 0) ||
    (recall ?? 1) < (goals.recall ?? 0)
  return missed ? 'MISSED' : 'met'
}

function amount(value, unit) {
  if (value === undefined) return ''
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 3 : 1
  return `${value.toFixed(digits)} ${unit}`.trim()
}
