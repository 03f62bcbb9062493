/** Remembers the highest release that was verified, as a device does: so a replayed one is told from a new one. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { laterMark, type Mark } from '../../release/mark.ts'
import { writeAtomically } from '../write-atomically.ts'

const FILE = 'verified.json'
const Marks = z.record(z.string(), z.strictObject({ epoch: z.int(), seq: z.int(), issued: z.int() }))
type Marks = z.infer<typeof Marks>

/** The mark under `name` in `folder`; undefined where there is none, or a file that cannot be read. */
export async function readSeen(folder: string, name: string): Promise<Mark | undefined> {
  return (await readMarks(folder))[name]
}

/** Keeps the later of `mark` and what is there. */
export async function writeSeen(folder: string, name: string, { epoch, seq, issued }: Mark): Promise<void> {
  const marks = await readMarks(folder)
  const later = laterMark<Mark>(marks[name] ?? { epoch, seq, issued }, { epoch, seq, issued })
  const text = `${JSON.stringify({ ...marks, [name]: later }, null, 2)}\n`
  await writeAtomically(join(folder, FILE), new TextEncoder().encode(text))
}

async function readMarks(folder: string): Promise<Marks> {
  try {
    return Marks.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8')))
  } catch {
    return {} // as a device that was never here
  }
}
