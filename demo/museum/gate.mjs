/**
 * The gate of the texts: by the vectors of title and text alone, without tags, an item's nearest neighbour shares tags
 * with it at least 3 times as often as a pair at random. Run after `npm run build`: node demo/museum/gate.mjs
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { neighbourTags } from './neighbour-tags.mjs'

const GATE = 3
const MOST_NEIGHBOURS = 5
const HEADER_BYTES = 16
const ALIGNMENT = 16
const RESIDUAL_STEPS = 254

const museum = fileURLToPath(new URL('.', import.meta.url))
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'docent-gate-'))
try {
  const items = linesOf(join(museum, 'catalog.ndjson'))
  const bare = items.map((item) => `${JSON.stringify({ ...item, tags: [] })}\n`)
  writeFileSync(join(folder, 'bare.ndjson'), bare.join(''))
  const build = ['build', join(folder, 'bare.ndjson'), '-o', join(folder, 'catalog'), '--cache', '.docent-cache']
  const { status } = spawnSync(process.execPath, [cli, ...build], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error('docent build failed: run npm run build first')

  const tagsById = new Map(items.map(({ id, tags }) => [id, tags]))
  const order = linesOf(join(folder, 'catalog/items.ndjson')).map(({ id }) => ({ tags: tagsById.get(id) }))
  const { perPair, perNeighbour, meanCosine } = neighbourTags(order, readVectors(join(folder, 'catalog/vectors.bin')), MOST_NEIGHBOURS)
  const ratios = perNeighbour.map((shared) => shared / perPair)
  console.log(`${items.length} items; mean cosine of a pair ${meanCosine.toFixed(3)}; tags a pair shares ${perPair.toFixed(3)}`)
  for (const [i, ratio] of ratios.entries()) {
    console.log(`nearest ${i + 1}: shares ${perNeighbour[i].toFixed(3)}, ${ratio.toFixed(2)} times as many`)
  }
  const passed = ratios[0] >= GATE
  console.log(passed ? `gate of ${GATE} times: passed` : `gate of ${GATE} times: FAILED`)
  process.exitCode = passed ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}

function linesOf(path) {
  return readFileSync(path, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line))
}

/** vectors.bin as SPEC CT2 and VX7 describe it, read without Docent's own code. */
function readVectors(path) {
  const bytes = readFileSync(path)
  const dim = bytes.readUInt32LE(8)
  const rows = bytes.readUInt32LE(12)
  const codes = Math.ceil((HEADER_BYTES + 4 * rows) / ALIGNMENT) * ALIGNMENT
  const residuals = codes + rows * dim
  return Array.from({ length: rows }, (_, row) => {
    const scale = bytes.readFloatLE(HEADER_BYTES + 4 * row)
    const at = row * dim
    return Float32Array.from({ length: dim }, (__, i) => {
      const steps = RESIDUAL_STEPS * bytes.readInt8(codes + at + i) + bytes.readInt8(residuals + at + i)
      return (scale * steps) / RESIDUAL_STEPS
    })
  })
}
