/** The catalog that this page was packaged with, as its files. */
import { DocentError } from 'docent'
import { type CatalogFiles, modelPaths } from 'docent/publish'

/** Error: `catalog-missing`. */
export async function readHouseFiles(): Promise<CatalogFiles> {
  const read = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
    const url = new URL(`catalog/${name}`, document.baseURI)
    const response = await fetch(url).catch(() => undefined)
    if (!response?.ok) throw missing(url)
    return new Uint8Array(await response.arrayBuffer())
  }
  const manifest = await read('manifest.json')
  const [items, vectors] = await Promise.all([read('items.ndjson'), read('vectors.bin')])
  const models = await Promise.all(modelPaths(manifest).map(async (path) => ({ path, bytes: await read(path) })))
  return { manifest, items, vectors, models }
}

function missing(url: URL): DocentError {
  return new DocentError('catalog-missing', `Expected ${url.href}, found no answer. Connect to the network.`)
}
