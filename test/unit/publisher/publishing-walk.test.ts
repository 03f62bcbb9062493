import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildCatalog } from '../../../src/publisher/build-catalog.ts'
import { runCommandLine } from '../../../src/publisher/run-command-line.ts'
import { aCommandOutput } from '../../builders/a-command-output.ts'
import { aCountingEmbedder } from '../../builders/a-counting-embedder.ts'
import { aFolder, ndjson } from '../../builders/a-folder.ts'
import { aServedFolder } from '../../builders/a-served-folder.ts'

const works = (label: string): string =>
  ndjson(
    { id: 'wave', contentType: 'image_item', title: 'Wave', text: 'Boats under a breaking wave.' },
    { id: 'storm', contentType: 'image_item', title: 'Storm', text: label },
    { id: 'jug', contentType: 'image_item', title: 'Jug', text: 'A maid pours milk into a bowl.' },
  )

it('[PB54] walks from records to a release that is served, edited, released again, verified, and attacked', async () => {
  const cwd = await aFolder({ 'works.ndjson': works('Ships in heavy weather.') })
  const embedder = aCountingEmbedder()
  const build = () =>
    buildCatalog({
      cwd,
      sources: ['works.ndjson'],
      out: 'catalog',
      cacheFolder: '.docent-cache',
      dryRun: false,
      embedder,
      progress: { start: () => undefined, step: () => undefined, stop: () => undefined },
    })
  const docent = async (...args: readonly string[]) => {
    const output = aCommandOutput(cwd)
    return { code: await runCommandLine(args, output), printed: output.printed(), told: output.told() }
  }

  await build()
  expect(await docent('keys', '-o', 'KEYS')).toMatchObject({ code: 0 })
  expect(await docent('release', 'catalog', '--keys', 'KEYS', '-o', 'SITE')).toMatchObject({ code: 0 })
  const { url, ask } = await aServedFolder(join(cwd, 'SITE'))
  expect(await docent('verify', url, '--root', 'KEYS/root/1')).toMatchObject({ code: 0 })
  const firstHead = await readFile(join(cwd, 'SITE/head'))

  await writeFile(join(cwd, 'works.ndjson'), works('Two ships in a storm off the coast.'))
  await build()
  expect(embedder.texts.length).toBe(4)
  const diff = await docent('diff', url, 'catalog')
  expect(diff.printed).toContain('  edited   1: storm (text, wordCount, vector)\n')
  const released = await docent('release', 'catalog', '--keys', 'KEYS', '-o', 'SITE')
  expect(released.printed).toContain('  edited   1: storm (text, wordCount, vector)\n')
  expect(await docent('verify', url, '--root', 'KEYS/root/1')).toMatchObject({ code: 0 })
  expect(await docent('pack', url, '-o', 'museum.docent')).toMatchObject({ code: 0 })
  expect(await docent('verify', 'museum.docent', '--root', 'KEYS/root/1')).toMatchObject({ code: 0 })

  const head = await readFile(join(cwd, 'SITE/head'))
  await writeFile(join(cwd, 'SITE/head'), firstHead)
  const replayed = await docent('verify', url, '--root', 'KEYS/root/1')
  expect(replayed.code).toBe(1)
  expect(replayed.printed).toContain('FAILED  head      Expected a release not before epoch 1, number 2')
  await writeFile(join(cwd, 'SITE/head'), head)

  const [manifest = ''] = /"manifest":\{"sha256":"\w+/.exec(head.toString()) ?? []
  const object = join('o', manifest.slice(-64))
  const bytes = await readFile(join(cwd, 'SITE', object))
  await writeFile(
    join(cwd, 'SITE', object),
    bytes.map((byte, i) => (i === 100 ? byte ^ 1 : byte)),
  )
  const tampered = await docent('verify', url, '--root', 'KEYS/root/1')
  expect(tampered.code).toBe(1)
  expect(tampered.printed).toContain('FAILED  manifest  ')
  expect(tampered.told).toContain('cannot be trusted (sync-wrong-object, at the step manifest).')

  // What is private stays so, also in the folder of the keys if that were served.
  expect((await ask('/releases.json')).status).toBe(200)
  const served = await aServedFolder(cwd)
  const keyFiles = (await readdir(join(cwd, 'KEYS'))).filter((name) => name.endsWith('.key.json'))
  expect(keyFiles.length).toBe(5)
  for (const name of keyFiles) expect((await served.ask(`/KEYS/${name}`)).status).toBe(404)
})
