/** `docent inspect`: what a catalog holds, and what is near an item of it. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { readCatalogFolder } from '../../adapters/node/read-catalog-folder.ts'
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { openCatalog } from '../../catalog/open-catalog.ts'
import { type CatalogReport, type Counts, inspectCatalog, type ModelReport } from '../inspect-catalog.ts'
import { inspectItem, type ItemReport, type Neighbour } from '../inspect-item.ts'
import type { CommandOutput } from './command-output.ts'
import { inBytes } from './in-bytes.ts'
import { countFromOne } from './option-values.ts'

interface InspectFlags {
  readonly count: number
  readonly json?: true
}

const DEFAULT_COUNT = 10
/** Tags and rooms listed to a person. */
const LISTED = 24

/** Adds the command to `program`. */
export function addInspectCommand(program: Command, output: CommandOutput): void {
  program
    .command('inspect')
    .description('show what a catalog holds, or an item of it and its neighbours')
    .argument('<dir>', 'folder of a built catalog')
    .argument('[id]', 'an item of it')
    .option('--count <n>', 'neighbours of the item', countFromOne, DEFAULT_COUNT)
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExamples:\n  docent inspect public/catalog\n  docent inspect public/catalog great-wave')
    .action((folder: string, id: string | undefined, flags: InspectFlags) => inspect(folder, id, flags, output))
}

async function inspect(
  folder: string,
  id: string | undefined,
  { count, json }: InspectFlags,
  output: CommandOutput,
): Promise<void> {
  const files = await readCatalogFolder(resolve(output.cwd, folder))
  const store = await openCatalog(files, { sha256: sha256Hex })
  if (id === undefined) {
    const report = inspectCatalog(store, files)
    output.print(json ? JSON.stringify(report, null, 2) : catalogText(report))
  } else {
    const report = inspectItem(store, id, count)
    output.print(json ? JSON.stringify(report, null, 2) : itemText(report))
  }
}

function catalogText(report: CatalogReport): string {
  const { title, catalogId, version, modelId, dim, count, simulated, normalisers, without, bytes } = report
  return [
    `${title} (${catalogId}), version ${version}: ${count} items, ${dim} numbers a vector by ${modelId}`,
    `scales: semantic ${normalisers.semantic}, tag ${normalisers.tag}; simulated: ${simulated.join(', ') || 'nothing'}`,
    '',
    `types   ${listed(report.types)}`,
    `rooms   ${listed(report.rooms)}`,
    `tags    ${listed(report.tags)}`,
    `without text ${without.text}, tags ${without.tags}, room ${without.room}`,
    ...(report.models ?? []).map(modelLine),
    '',
    `files   ${sizes(bytes.files)}`,
    `fields  ${sizes(bytes.fields)}`,
  ].join('\n')
}

function modelLine(model: ModelReport): string {
  if ('refused' in model) return `model   ${model.path}: cannot be used, ${model.refused}`
  return `model   ${model.path}: ${model.kind}, ${inBytes(model.bytes)}`
}

function itemText({ content, byMeaning, byTags }: ItemReport): string {
  const { id, title, contentType, creator, year, room, text, tags } = content
  const facts = [contentType, creator, year, room === undefined ? undefined : `room ${room}`]
  return [
    `${title} (${id}): ${facts.filter((fact) => fact !== undefined).join(', ')}`,
    text,
    tags.map(({ facet, label, weight }) => `${facet}:${label}${weight === 1 ? '' : `=${weight}`}`).join(' '),
    '',
    'by meaning',
    ...byMeaning.map(neighbourLine),
    'by tags',
    ...byTags.map(neighbourLine),
  ]
    .filter((line, i, lines) => line !== '' || lines[i + 1] === 'by meaning')
    .join('\n')
}

function neighbourLine({ contentId, title, cosine, sharedTags }: Neighbour): string {
  return `  ${cosine.toFixed(3)}  ${title} (${contentId})${sharedTags.length === 0 ? '' : `: ${sharedTags.join(' ')}`}`
}

function listed(counts: Counts): string {
  const entries = Object.entries(counts)
  const shown = entries.slice(0, LISTED).map(([name, count]) => `${name} ${count}`)
  return [...shown, ...(entries.length > LISTED ? [`and ${entries.length - LISTED} more`] : [])].join(', ') || 'none'
}

function sizes(bytes: Counts): string {
  return Object.entries(bytes)
    .map(([name, size]) => `${name} ${inBytes(size)}`)
    .join(', ')
}
