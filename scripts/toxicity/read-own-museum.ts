/** The demo museum's own texts: works that nobody should hold back, written for Docent. */
import { embeddedText } from '../../src/catalog/embedded-text.ts'
import { readSources } from '../../src/publisher/read-sources.ts'
import type { LabelledText } from './labelled-text.ts'

const SOURCE = 'demo/museum/catalog.ndjson'

/**
 * All works, label 0: each as a catalog embeds it, and by title and tags alone, as most works of large museums come.
 * `root` is the repo's folder.
 */
export async function readOwnMuseum(root: string): Promise<readonly LabelledText[]> {
  const { contents } = await readSources([SOURCE], root, { lang: 'en' })
  return contents.flatMap((content): readonly LabelledText[] => [
    { id: `demo:${content.id}`, text: embeddedText(content), label: 0, group: '' },
    { id: `demo:${content.id}:short`, text: embeddedText({ ...content, text: '' }), label: 0, group: '' },
  ])
}
