/** A folder in which catalogs are released, as by a curator: keys, catalogs of works, a site. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ITEMS_FILE, MANIFEST_FILE, VECTORS_FILE } from '../../src/catalog/build-pack.ts'
import type { Content } from '../../src/contracts/content.ts'
import type { ReleaseReport } from '../../src/publisher/site/release-report.ts'
import { releaseSite } from '../../src/publisher/site/release-site.ts'
import { runCommandLine } from '../../src/publisher/run-command-line.ts'
import { aCommandOutput } from './a-command-output.ts'
import { aContent, someTags } from './a-content.ts'
import { aFolder } from './a-folder.ts'
import { aPack } from './a-pack.ts'

export interface Ended {
  readonly code: number
  readonly printed: string
  readonly told: string
}

/** `count` works with texts of their own; `edit` changes the record of one. */
export function someWorks(count: number, edit: (id: string) => Partial<Content> = () => ({})): readonly Content[] {
  return Array.from({ length: count }, (_, i) => {
    const id = `w${String(i).padStart(4, '0')}`
    const text = Array.from({ length: 30 }, (_word, at) => `${id}${(i * 31 + at * 7).toString(36)}`).join(' ')
    const work = aContent({ id, title: `Work ${i}`, text, tags: someTags('subject:sea'), wordCount: 30 })
    return { ...work, ...edit(id) }
  })
}

export async function aCatalogFolder(folder: string, contents: readonly Content[]): Promise<void> {
  const { files } = await aPack(contents)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, MANIFEST_FILE), files.manifest)
  await writeFile(join(folder, ITEMS_FILE), files.items)
  await writeFile(join(folder, VECTORS_FILE), files.vectors)
}

export interface ASite {
  readonly cwd: string
  readonly site: string
  readonly keys: string
  /** `docent ...args` here. */
  readonly docent: (...args: readonly string[]) => Promise<Ended>
  /** Builds `contents` and releases them as of `issued` (ISO 8601). */
  readonly release: (contents: readonly Content[], issued: string) => Promise<ReleaseReport>
}

export async function aSite(): Promise<ASite> {
  const cwd = await aFolder()
  const docent = async (...args: readonly string[]): Promise<Ended> => {
    const output = aCommandOutput(cwd)
    const code = await runCommandLine(args, output)
    return { code, printed: output.printed(), told: output.told() }
  }
  await docent('keys', '-o', 'keys', '--catalog', 'a-pack')
  return {
    cwd,
    site: join(cwd, 'site'),
    keys: join(cwd, 'keys'),
    docent,
    release: async (contents, issued) => {
      await aCatalogFolder(join(cwd, 'catalog'), contents)
      return releaseSite({
        catalog: join(cwd, 'catalog'),
        keys: join(cwd, 'keys'),
        elsewhere: [],
        site: join(cwd, 'site'),
        issued: Date.parse(issued),
        expiresDays: 400,
        progress: { start: () => undefined, step: () => undefined, stop: () => undefined },
      })
    },
  }
}
