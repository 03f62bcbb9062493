import { expect, it, onTestFinished } from 'vitest'

/** What a worker of its own answers for a file. */
async function readInWorker(text: string, name: string): Promise<unknown> {
  const worker = new Worker(new URL('./workers/reader.worker.ts', import.meta.url), { type: 'module' })
  onTestFinished(() => worker.terminate())
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data))
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target
    worker.postMessage({ bytes: new TextEncoder().encode(text), name })
  })
}

it('[IM7] reads CSV in a worker without anything of Node', async () => {
  expect(await readInWorker('\uFEFFName;Keywords\r\n"Die\r\nWelle";Meer\r\n', 'a.csv')).toMatchObject({
    contents: [{ id: 'die-welle', title: 'Die\nWelle', tags: [{ facet: 'keyword', label: 'Meer', weight: 1 }] }],
    warnings: [{ field: 'Name' }, { field: 'Keywords' }, { field: 'tags' }, { field: 'id' }, { field: 'contentType' }],
  })
})

it('[IM7] names a quote that does not close in a worker as well', async () => {
  const refusal = await readInWorker('id,title\na,"A\n', 'a.csv')
  expect(refusal).toMatchObject({ code: 'build-bad-source' })
  expect(JSON.stringify(refusal)).toContain('expected CSV whose quotes open and close')
})

it('[IM7] reads the formats of museums in a worker as well', async () => {
  const lido =
    '<lido:lido xmlns:lido="http://www.lido-schema.org"><lido:lidoRecID>1</lido:lidoRecID><lido:descriptiveMetadata>' +
    '<lido:objectIdentificationWrap><lido:titleWrap><lido:titleSet><lido:appellationValue xml:lang="de">Krüge &amp;amp; Töpfe' +
    '</lido:appellationValue></lido:titleSet></lido:titleWrap></lido:objectIdentificationWrap></lido:descriptiveMetadata></lido:lido>'
  expect(await readInWorker(lido, 'a.xml')).toMatchObject({
    contents: [{ id: '1', title: 'Krüge & Töpfe', lang: 'de' }],
  })
  const context = 'https://linked.art/ns/v1/linked-art.json'
  const object = { '@context': context, id: 'https://m.example/1', type: 'HumanMadeObject', _label: 'Jug' }
  expect(await readInWorker(JSON.stringify(object), 'a.json')).toMatchObject({ contents: [{ title: 'Jug' }] })
})
