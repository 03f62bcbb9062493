/** `docent search`: the search of the browser in the terminal, by letters and by meaning. */
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { MINILM_ID } from '../../adapters/transformers/minilm-files.ts'
import { asDocentError, DocentError } from '../../base/docent-error.ts'
import type { MeaningReport } from '../../contracts/search-result.ts'
import { type Engine, openEngine } from '../../node.ts'
import { findModelFolder, openMiniLm } from '../open-minilm.ts'
import type { CommandOutput } from './command-output.ts'
import { searchText } from './search-text.ts'
import { countFromOne, json } from './option-values.ts'

interface SearchFlags {
  readonly catalog: string
  readonly mode: 'hybrid' | 'text' | 'meaning'
  readonly limit?: number
  readonly where?: unknown
  readonly model?: string
  readonly json?: true
}

/** Whose search it is: nobody's, so nothing is personal. */
const NOBODY = 'anonymous'

/** Adds the command to `program`. */
export function addSearchCommand(program: Command, output: CommandOutput): void {
  program
    .command('search')
    .description('find contents of a catalog by words and by meaning, and explain every hit')
    .argument('<text>', 'what to look for; several words are one argument in quotes')
    .requiredOption('--catalog <dir>', 'folder of a built catalog')
    .addOption(
      new Option('--mode <mode>', 'what to search by').choices(['hybrid', 'text', 'meaning']).default('hybrid'),
    )
    .option('--limit <n>', 'hits at most, 1 to 1000', countFromOne)
    .option('--where <json>', 'filter, as search({ where }) takes it', json)
    .option('--model <dir>', 'folder of all-MiniLM-L6-v2; default: public/models/all-MiniLM-L6-v2')
    .option('--json', 'print the SearchResult as JSON')
    .addHelpText('after', '\nExample:\n  docent search "boats in bad weather" --catalog public/catalog --limit 5')
    .action((text: string, flags: SearchFlags) => search(text, flags, output))
}

async function search(text: string, flags: SearchFlags, output: CommandOutput): Promise<void> {
  const { mode, limit, where } = flags
  const engine = await openEngine({ catalog: resolve(output.cwd, flags.catalog) })
  const { vector, meaning } = mode === 'text' ? {} : await understand(text, engine, flags, output)
  const options = { mode, ...(limit === undefined ? {} : { limit }), ...(where === undefined ? {} : { where }) }
  const result = await engine.search(NOBODY, text, options, vector)
  const told = meaning && result.meaning.state === 'absent' ? { ...result, meaning } : result
  output.print(flags.json ? JSON.stringify(told, null, 2) : searchText(told, output.colours === true))
}

/** The text's vector; a hybrid search without a model goes on by words, and says so. */
async function understand(
  text: string,
  engine: Engine,
  { mode, model: named }: SearchFlags,
  { cwd, tell }: CommandOutput,
): Promise<{ readonly vector?: Float32Array; readonly meaning?: MeaningReport }> {
  try {
    const { modelId } = engine.catalog.manifest
    if (modelId !== MINILM_ID) {
      throw new DocentError(
        'model-missing',
        `Expected a catalog embedded with ${MINILM_ID}, found one of "${modelId}". Search it with --mode text.`,
        { modelId },
      )
    }
    const model = await openMiniLm(findModelFolder(cwd, named))
    try {
      return { vector: await model.encode(text) }
    } finally {
      await model.close()
    }
  } catch (thrown) {
    const { code, message } = asDocentError(thrown)
    if (mode === 'meaning' || code === 'internal') throw thrown
    tell(`by words alone: ${message}`)
    return { meaning: { state: code === 'model-missing' ? 'absent' : 'failed', because: code } }
  }
}
