import { chmod, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openRoot, verifyNextRoot } from '../../../../src/release/verify-root-chain.ts'
import type { Root } from '../../../../src/release/root.ts'
import { verifyTools } from '../../../../src/publisher/keys/key-folder.ts'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import { aCommandOutput, type CollectedOutput } from '../../../builders/a-command-output.ts'
import { aFolder } from '../../../builders/a-folder.ts'

interface Ran {
  readonly code: number
  readonly output: CollectedOutput
}

async function run(cwd: string, ...args: readonly string[]): Promise<Ran> {
  const output = aCommandOutput(cwd)
  return { code: await runCommandLine(['keys', ...args], output), output }
}

async function rootsOf(folder: string): Promise<readonly Root[]> {
  const tools = await verifyTools()
  const roots: Root[] = []
  for (const n of (await readdir(join(folder, 'root'))).toSorted()) {
    const bytes = new Uint8Array(await readFile(join(folder, 'root', n)))
    const before = roots.at(-1)
    roots.push(before === undefined ? await openRoot(bytes, tools) : await verifyNextRoot(before, bytes, tools))
  }
  return roots
}

async function keyFilesOf(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.key.json')).toSorted()
}

async function secretsOf(folder: string): Promise<readonly string[]> {
  const texts = await Promise.all((await keyFilesOf(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => Array.from(text.matchAll(/"secret": "([^"]+)"/g), ([, secret = '']) => secret))
}

describe('docent keys', () => {
  it('[PB40] writes a file for every holder, read by its owner alone, and the root that they sign', async () => {
    const cwd = await aFolder()
    const { code, output } = await run(cwd, '-o', 'keys', '--catalog', 'a-museum')
    expect(code).toBe(0)
    const folder = join(cwd, 'keys')
    const names = await keyFilesOf(folder)
    expect(names.map((name) => name.split('-')[0])).toEqual(['head', 'release', 'root', 'root', 'root'])
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    const [root] = await rootsOf(folder)
    expect(root).toMatchObject({ catalog: 'a-museum', n: 1, floor: { epoch: 1, seq: 0 } })
    expect(root?.roles.root.keys.length).toBe(6)
    expect([root?.roles.root.threshold, root?.roles.release.threshold, root?.roles.head.threshold]).toEqual([2, 1, 1])

    const secrets = await secretsOf(folder)
    expect(secrets.length).toBe(10)
    expect(secrets.filter((secret) => (output.printed() + output.told()).includes(secret))).toEqual([])
    expect(output.printed()).toContain('Build the app of a-museum with keys/root/1.')
  })

  it('[PB40] writes over nothing, an empty folder included', async () => {
    const cwd = await aFolder()
    await mkdir(join(cwd, 'keys'))
    const { code, output } = await run(cwd, '-o', 'keys', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(output.printed())).toMatchObject({ error: { code: 'keys-exist' } })
    expect(await readdir(join(cwd, 'keys'))).toEqual([])
  })

  it('[PB40] takes one holder, one algorithm, and leaves the root to the first release', async () => {
    const cwd = await aFolder()
    const { code, output } = await run(cwd, '-o', 'keys', '--roots', '1', '--algorithms', 'p256', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(output.printed())).toMatchObject({
      out: 'keys',
      files: ['root', 'release', 'head'].map((role) => ({ role, keys: [{ alg: 'P-256' }] })),
    })
    expect(output.printed().match(/"file": "(?:root|release|head)-[0-9a-f]{16}\.key\.json"/g)?.length).toBe(3)
    expect(await readdir(join(cwd, 'keys'))).not.toContain('root')
  })

  it.each([
    [
      ['--threshold', '4', '--roots', '4'],
      'Expected a threshold from 1 to 3 for 4 root keys of 2 algorithms, found 4.',
    ],
    [['--roots', '1', '--threshold', '2'], 'Expected a threshold from 1 to 1'],
    [['--roots', '0'], 'Expected a whole number from 1 to 16, found "0".'],
    [['--algorithms', 'rsa'], 'Expected ed25519, p256 or both with a comma, found "rsa".'],
    [['--catalog', 'Not An Id'], 'Expected --catalog to be an id'],
    [['--rotate', 'all'], 'Expected root, release, head, found "all".'],
  ])('[PB40] refuses %j and makes no folder', async (flags, says) => {
    const cwd = await aFolder()
    const { code, output } = await run(cwd, '-o', 'keys', ...flags)
    expect([code, await readdir(cwd)]).toEqual([1, []])
    expect(output.told()).toContain(says)
  })

  it.each(['root', 'release', 'head'] as const)(
    '[PB41] replaces the keys of %s by a root that the old ones vouch for',
    async (role) => {
      const cwd = await aFolder()
      await run(cwd, '-o', 'keys', '--catalog', 'a-museum')
      const before = await keyFilesOf(join(cwd, 'keys'))
      expect((await run(cwd, '-o', 'keys', '--rotate', role)).code).toBe(0)
      const [one, two] = await rootsOf(join(cwd, 'keys'))
      expect(two?.n).toBe(2)
      expect(two?.floor).toEqual(one?.floor)
      const others = (['root', 'release', 'head'] as const).filter((each) => each !== role)
      for (const same of others) expect(two?.roles[same]).toEqual(one?.roles[same])
      expect(two?.roles[role].keys.filter((id) => one?.roles[role].keys.includes(id))).toEqual([])
      expect(two?.roles[role].keys.length).toBe(one?.roles[role].keys.length)
      const after = await keyFilesOf(join(cwd, 'keys'))
      expect(after.length).toBe(before.length)
      const retired = await keyFilesOf(join(cwd, 'keys', 'retired'))
      expect(retired).toEqual(before.filter((name) => !after.includes(name)))
      expect(retired.every((name) => name.startsWith(role))).toBe(true)
    },
  )

  it('[PB41] takes back what a revoked key signed, with root keys from elsewhere', async () => {
    const cwd = await aFolder()
    await run(cwd, '-o', 'keys', '--catalog', 'a-museum')
    const folder = join(cwd, 'keys')
    const stick = join(cwd, 'stick')
    await mkdir(stick)
    const files = await keyFilesOf(folder)
    const rootFiles = files.filter((name) => name.startsWith('root-'))
    for (const name of rootFiles) await rename(join(folder, name), join(stick, name))
    const id = /^head-(\w+)\./.exec(files[0] ?? '')?.[1] ?? ''

    const alone = await run(cwd, '-o', 'keys', '--revoke', id, '--json')
    expect(JSON.parse(alone.output.printed())).toMatchObject({ error: { code: 'keys-missing' } })
    expect(await readdir(join(folder, 'root'))).toEqual(['1'])

    const two = rootFiles.slice(0, 2).map((name) => join('stick', name))
    const { code, output } = await run(cwd, '-o', 'keys', '--revoke', id, '--with', ...two)
    expect(code).toBe(0)
    expect(output.printed()).toContain('keys/root/2 written, epoch 2 begins')
    const [one, after] = await rootsOf(folder)
    expect(after?.floor).toEqual({ epoch: 2, seq: 0 })
    expect(after?.roles.head.keys.filter((key) => one?.roles.head.keys.includes(key))).toEqual([])
    expect(await keyFilesOf(stick)).toEqual(rootFiles)
  })

  it('[PB41] replaces one of three root keys where two others are at hand, also the lost one', async () => {
    const cwd = await aFolder()
    await run(cwd, '-o', 'keys', '--catalog', 'a-museum')
    const folder = join(cwd, 'keys')
    const lost = (await keyFilesOf(folder)).find((name) => name.startsWith('root-')) ?? ''
    const text = await readFile(join(folder, lost), 'utf8')
    const ids = Array.from(text.matchAll(/"id": "(\w+)"/g), ([, id = '']) => id)
    await rename(join(folder, lost), join(cwd, 'lost.json'))
    const flags = ids.flatMap((id) => ['--revoke', id])
    expect((await run(cwd, '-o', 'keys', ...flags)).code).toBe(0)
    const [one, two] = await rootsOf(folder)
    expect(one?.roles.root.keys.filter((id) => !two?.roles.root.keys.includes(id))).toEqual(ids.toSorted())
    expect(two?.roles.root.keys.length).toBe(6)
  })

  it('[PB41] names what is missing: a root, a key, a folder, a file that is none of keys', async () => {
    const cwd = await aFolder({ 'secret.json': '{"secret":"hidden",' })
    await run(cwd, '-o', 'rootless')
    const saysOf = async (...args: readonly string[]) => {
      const { code, output } = await run(cwd, ...args, '--json')
      expect(code).toBe(1)
      expect(JSON.parse(output.printed())).toMatchObject({ error: { code: 'keys-missing' } })
      expect(output.told()).not.toContain('hidden')
      return output.told()
    }
    expect(await saysOf('-o', 'rootless', '--rotate', 'head')).toContain('nothing was signed by these keys yet')
    expect(await saysOf('-o', 'nowhere', '--rotate', 'head')).toContain('Expected a folder that docent keys wrote')
    await run(cwd, '-o', 'keys', '--catalog', 'a-museum')
    expect(await saysOf('-o', 'keys', '--revoke', '0000000000000000')).toContain('Expected a key of root 1 to revoke')
    expect(await saysOf('-o', 'keys', '--rotate', 'head', '--with', 'secret.json')).toContain('text that is no JSON')
    await writeFile(join(cwd, 'secret.json'), '{"secret":"hidden"}')
    await chmod(join(cwd, 'secret.json'), 0o600)
    expect(await saysOf('-o', 'keys', '--rotate', 'head', '--with', 'secret.json')).toContain('JSON of another form')
  })
})
