/** `docent embed`: texts in, their vectors out. */
import type { Command } from 'commander'
import { findModelFolder, openMiniLm } from '../open-minilm.ts'
import type { CommandOutput } from './command-output.ts'

interface EmbedFlags {
  readonly model?: string
  readonly json?: true
}

/** Numbers of a vector shown to a person. */
const SHOWN = 8
const DECIMALS = 4

/** Adds the command to `program`. */
export function addEmbedCommand(program: Command, output: CommandOutput): void {
  program
    .command('embed')
    .description('embed texts with the model that catalogs are built with')
    .argument('<text...>', 'texts, each embedded alone')
    .option('--model <dir>', 'folder of all-MiniLM-L6-v2; default: public/models/all-MiniLM-L6-v2')
    .option('--json', 'print [{ text, vector }], all numbers of unit-length vectors')
    .addHelpText('after', '\nExample:\n  docent embed "harbour at dusk" --json')
    .action((texts: readonly string[], flags: EmbedFlags) => embed(texts, flags, output))
}

async function embed(texts: readonly string[], flags: EmbedFlags, output: CommandOutput): Promise<void> {
  const model = await openMiniLm(findModelFolder(output.cwd, flags.model))
  try {
    const embedded: { text: string; vector: readonly number[] }[] = []
    for (const text of texts) embedded.push({ text, vector: Array.from(await model.encode(text)) })
    if (flags.json) return output.print(JSON.stringify(embedded))
    for (const { text, vector } of embedded) {
      const start = vector.slice(0, SHOWN).map((x) => x.toFixed(DECIMALS))
      output.print(`${JSON.stringify(text)}: ${start.join(' ')} … (${vector.length} numbers; --json shows all)`)
    }
  } finally {
    await model.close()
  }
}
