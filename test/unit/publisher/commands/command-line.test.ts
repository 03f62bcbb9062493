import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import { aCommandOutput } from '../../../builders/a-command-output.ts'
import { aFolder } from '../../../builders/a-folder.ts'

/** Every command of the list that this build has. */
const COMMANDS = ['build', 'embed', 'inspect', 'recommend']

describe('docent', () => {
  it('[PB9] lists its commands and exits with 0', async () => {
    const output = aCommandOutput('.')
    expect(await runCommandLine(['--help'], output)).toBe(0)
    for (const command of COMMANDS) expect(output.printed()).toContain(`\n  ${command} `)
    expect(output.told()).toBe('')
  })

  it.each(COMMANDS)('[PB9] %s --help shows an example and --json, and exits with 0', async (command) => {
    const output = aCommandOutput('.')
    expect(await runCommandLine([command, '--help'], output)).toBe(0)
    expect(output.printed()).toMatch(new RegExp(`Examples?:\n  docent ${command} `))
    expect(output.printed()).toContain('--json')
    expect(output.told()).toBe('')
  })

  it('[PB9] prints its version', async () => {
    const output = aCommandOutput('.')
    expect(await runCommandLine(['--version'], output)).toBe(0)
    expect(output.printed()).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it.each([
    [['frob'], "unknown command 'frob'"],
    [['build', '-o', 'x'], "missing required argument 'source'"],
    [['build', 'a.ndjson'], "required option '-o, --out <dir>' not specified"],
    [['inspect', 'x', '--count', '0'], 'Expected a whole number of at least 1, found "0".'],
    [['embed', 'x', '--frob'], "unknown option '--frob'"],
  ])('[PB9] exits with 1 for %j and says why on standard error', async (args, says) => {
    const output = aCommandOutput('.')
    expect(await runCommandLine(args, output)).toBe(1)
    expect(output.told()).toContain(says)
    expect(output.printed()).toBe('')
  })

  it('[PB9] exits with 1 for wrong input, with --json as an object on standard output', async () => {
    const cwd = await aFolder({ 'a.ndjson': '{"id":"a"}\n' })
    const plain = aCommandOutput(cwd)
    expect(await runCommandLine(['build', 'a.ndjson', '-o', 'out'], plain)).toBe(1)
    expect(plain.printed()).toBe('')
    expect(plain.told()).toContain('a.ndjson:1: title: expected a string, found nothing')

    const json = aCommandOutput(cwd)
    expect(await runCommandLine(['build', 'a.ndjson', '-o', 'out', '--json'], json)).toBe(1)
    expect(JSON.parse(json.printed())).toMatchObject({
      error: { code: 'build-bad-source', details: { faults: [{ path: 'title' }] } },
    })
  })

  it('[PB9] exits with 2 for a bug of ours, with its trace', async () => {
    const output = aCommandOutput('.')
    const broken = {
      ...output,
      get cwd(): string {
        throw new TypeError('no folder')
      },
    }
    expect(await runCommandLine(['inspect', 'x', '--json'], broken)).toBe(2)
    expect(output.told()).toMatch(/bug of ours[\s\S]*TypeError: no folder\n\s+at /)
    expect(JSON.parse(output.printed())).toMatchObject({ error: { code: 'internal' } })
  })
})
