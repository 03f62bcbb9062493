/**
 * Compiles src/vector/kernel/kernel.as.ts twice, with and without relaxed SIMD, and writes the bytes, in hex, into
 * src/vector/kernel-binary.ts. `npm run kernel` writes the file; `node scripts/build-kernel.mjs --print` prints it
 * instead (the test compares).
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const SOURCE = 'kernel.as.ts'
const sourcePath = new URL(`../src/vector/kernel/${SOURCE}`, import.meta.url)
const targetPath = new URL('../src/vector/kernel-binary.ts', import.meta.url)

const FLAGS = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd']

async function compile(...more) {
  const source = await readFile(sourcePath, 'utf8')
  let binary
  const { error, stderr } = await asc.main([SOURCE, '--outFile', 'kernel.wasm', ...FLAGS, ...more], {
    readFile: (name) => (name === SOURCE ? source : null),
    writeFile: (_name, contents) => {
      binary = contents
    },
    listFiles: () => [],
  })
  if (error) throw new Error(`${SOURCE} does not compile:\n${stderr.toString()}`, { cause: error })
  return Buffer.from(binary)
}

function asModule(simd, relaxed) {
  return `/**
 * Generated from kernel/kernel.as.ts: run \`npm run kernel\` after changing it, never edit this file.
 * The WebAssembly kernels (${simd.length} and ${relaxed.length} bytes): inside the bundle, so that a worker without network has them. In hex, which is
 * longer than base64 and compresses to three quarters of it: every byte begins at a digit.
 */
export const kernelBinary = {
  simd: '${simd.toString('hex')}',
  relaxed:
    '${relaxed.toString('hex')}',
}
`
}

const text = asModule(await compile(), await compile('--enable', 'relaxed-simd'))
if (process.argv.includes('--print')) process.stdout.write(text)
else {
  await writeFile(targetPath, text)
  console.log(`Wrote ${fileURLToPath(targetPath)}`)
}
