import { afterEach, describe, expect, it } from 'vitest'
import { textWith } from '../../builders/text-with.ts'
import { createServer, type RequestListener, type Server } from 'node:http'
import { fetchFiles, fetchManifest, folderUrl } from '../../../src/client/fetch-catalog.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** The address of a folder that a server of one's own answers for. */
async function aFolder(answer: RequestListener): Promise<URL> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Expected a port.')
  return new URL(`http://127.0.0.1:${address.port}/catalog/`)
}

const always =
  (body: string, type = 'application/json', status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'Content-Type': type }).end(body)

const MANIFEST = '{"version":"v1","files":{"items":{"path":"items.ndjson"},"vectors":{"path":"vectors.bin"}}}'

describe('the catalog folder', () => {
  it('[CL2] is read with three requests, the names taken from the manifest', async () => {
    const asked: (string | undefined)[] = []
    const folder = await aFolder((request, response) => {
      asked.push(request.url)
      response.end(request.url?.endsWith('manifest.json') ? MANIFEST : request.url)
    })
    const manifest = await fetchManifest(folder)
    const { items, vectors } = await fetchFiles(folder, manifest)
    expect(manifest.version).toBe('v1')
    expect(new TextDecoder().decode(items)).toBe('/catalog/items.ndjson')
    expect(new TextDecoder().decode(vectors)).toBe('/catalog/vectors.bin')
    expect(asked).toHaveLength(3)
  })

  it('[CL24] is read with its models, but for those that the server has not, and none that lie elsewhere', async () => {
    const names = [
      'a.model',
      'gone.model',
      'page.model',
      '../up.model',
      'https://elsewhere.example/x.model',
      'a.bin',
      7,
    ]
    const models = [...names.map((path) => ({ path })), null, 'b.model']
    const manifest = MANIFEST.replace('"files":{', `"files":{"models":${JSON.stringify(models)},`)
    const asked: string[] = []
    const folder = await aFolder((request, response) => {
      asked.push(request.url?.replace('/catalog/', '') ?? '')
      if (request.url?.endsWith('gone.model')) response.writeHead(404)
      const body = request.url?.endsWith('page.model') ? '<!doctype html>' : request.url
      response.end(request.url?.endsWith('manifest.json') ? manifest : body)
    })
    const found = await fetchFiles(folder, await fetchManifest(folder))
    expect(found.models?.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])).toEqual([
      ['a.model', '/catalog/a.model'],
    ])
    const files = ['a.model', 'gone.model', 'items.ndjson', 'manifest.json', 'page.model', 'vectors.bin']
    expect(asked.toSorted()).toEqual(files)
  })

  it.each([
    ['an HTML page that says so', always('<!doctype html>', 'text/html; charset=utf-8')],
    ['an HTML page under another type', always('<html>', 'application/json')],
    ['something that is no JSON', always('hello')],
    ['JSON of something else', always('{"version":7}')],
    ['null', always('null')],
    ['nothing', always('')],
  ])('[CL2] is refused clearly when its manifest is %s', async (_, answer) => {
    const folder = await aFolder(answer)
    await expect(fetchManifest(folder)).rejects.toMatchObject({
      code: 'catalog-not-a-catalog',
      details: { url: `${folder.href}manifest.json` },
    })
  })

  it('[CL2] is missing when the server says so, with the status', async () => {
    const folder = await aFolder(always('no', 'text/plain', 404))
    await expect(fetchManifest(folder)).rejects.toMatchObject({
      code: 'catalog-missing',
      message: textWith('404'),
    })
  })

  it('[CL2] is missing when nobody answers', async () => {
    const folder = await aFolder((request) => request.socket.destroy())
    await expect(fetchManifest(folder)).rejects.toMatchObject({
      code: 'catalog-missing',
      details: { url: textWith('manifest.json') },
    })
  })

  it('[CL2] may be named with or without its slash, and relative to the page', () => {
    const page = 'http://museum.example/rooms/index.html'
    expect(folderUrl('/catalog', page).href).toBe('http://museum.example/catalog/')
    expect(folderUrl('catalog/', page).href).toBe('http://museum.example/rooms/catalog/')
    expect(folderUrl(new URL('http://other.example/c'), page).href).toBe('http://other.example/c/')
    expect(() => folderUrl('http://', page)).toThrow(expect.objectContaining({ code: 'options-invalid' }))
  })
})
