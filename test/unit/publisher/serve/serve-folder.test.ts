import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import { serveFolder } from '../../../../src/publisher/serve/serve-folder.ts'
import { aCommand } from '../../../builders/a-command.ts'
import { aCommandOutput } from '../../../builders/a-command-output.ts'
import { aFolder } from '../../../builders/a-folder.ts'
import { ask } from '../../../builders/a-served-folder.ts'
import { refusalOf } from '../../../builders/refusal-of.ts'

/** More than the buffers of two sockets hold: a download of it is under way until somebody reads. */
const LONG_BYTES = 40_000_000

describe('serveFolder', () => {
  it('[PB66] finishes the downloads that have begun when it is stopped, and takes no new ones', async () => {
    const folder = await aFolder({ 'pack.docent': Buffer.alloc(LONG_BYTES, 'x') })
    const served = await serveFolder({ folder, port: 0, host: '127.0.0.1', tell: () => undefined })
    const { port } = new URL(served.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write('GET /pack.docent HTTP/1.1\r\nHost: a\r\n\r\n')
    await once(socket, 'readable')

    const closed = served.close()
    await expect(ask(served.url, '/pack.docent')).rejects.toThrow('ECONNREFUSED')
    let received = 0
    socket.on('data', (part: Buffer) => (received += part.length))
    await once(socket, 'end')
    socket.end()
    await closed
    expect(received).toBeGreaterThan(LONG_BYTES)
  })

  it('[PB66] says which folder and which port it cannot serve', async () => {
    const folder = await aFolder({ 'a.txt': 'a' })
    const served = await serveFolder({ folder, port: 0, host: '127.0.0.1', tell: () => undefined })
    const port = Number(new URL(served.url).port)
    const taken = await refusalOf(() => serveFolder({ folder, port, host: '127.0.0.1', tell: () => undefined }))
    expect(taken.code).toBe('cli-bad-input')
    expect(taken.message).toContain(`port ${port}, found listen EADDRINUSE`)
    await served.close()
    const none = await refusalOf(() =>
      serveFolder({ folder: join(folder, 'a.txt'), port: 0, host: '127.0.0.1', tell: () => undefined }),
    )
    expect(none.message).toContain('Expected a folder to serve at')

    const output = aCommandOutput(folder)
    expect(await runCommandLine(['serve', '.', '--port', '70000'], output)).toBe(1)
    expect(output.told()).toContain('Expected a port from 0 to 65535, found "70000".')
  })

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '[PB66] says its address, is quiet, and ends with 0 on %s',
    async (signal) => {
      const folder = await aFolder({ 'index.html': '<!doctype html><title>A museum</title>' })
      const { child, says, exited } = aCommand(['serve', folder, '--port', '0'])
      const [, url = ''] = /at (http:\/\/127\.0\.0\.1:\d+\/)/.exec(await says(/\n/)) ?? []
      expect((await ask(url, '/?visitor=secret')).status).toBe(200)
      child.kill(signal)
      expect(await exited).toEqual({ code: 0, stdout: `${folder} is served at ${url}\n`, stderr: '' })
    },
  )
})
