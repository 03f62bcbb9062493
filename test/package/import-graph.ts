/** Reads TypeScript sources and gives every import in them, type-only ones told apart. */
import { posix } from 'node:path'
import { parseSync, Visitor } from 'vite'

export interface Import {
  /** The importing file. */
  readonly from: string
  /** The specifier as written. */
  readonly specifier: string
  /** For a relative specifier the path it names, else undefined (a package or a built-in). */
  readonly file: string | undefined
  /** No code crosses: `import type`, `export type`, `import('...').T`, or only `type` names in the braces. */
  readonly typeOnly: boolean
}

/** Path and text of each source; paths with forward slashes. */
export type Sources = ReadonlyMap<string, string>

/** All imports and re-exports of all sources, dynamic ones included. Throws when a source does not parse. */
export function importsOf(sources: Sources): Import[] {
  return [...sources].flatMap(([from, text]) => importsOfFile(from, text))
}

function importsOfFile(from: string, text: string): Import[] {
  const { program, errors } = parseSync(from, text)
  if (errors.length > 0) throw new Error(`${from} does not parse: ${errors[0]?.message ?? 'unknown error'}`)
  const found: Import[] = []
  const add = (specifier: unknown, typeOnly: boolean): void => {
    // A computed import() names nothing that could be checked: it is reported under its own name.
    const written = typeof specifier === 'string' ? specifier : '(computed)'
    const file = written.startsWith('.') ? posix.join(posix.dirname(from), written) : undefined
    found.push({ from, specifier: written, file, typeOnly })
  }
  new Visitor({
    ImportDeclaration: ({ source, importKind, specifiers }) => {
      const allTypes =
        specifiers.length > 0 && specifiers.every((each) => 'importKind' in each && each.importKind === 'type')
      add(source.value, importKind === 'type' || allTypes)
    },
    ExportNamedDeclaration: ({ source, exportKind, specifiers }) => {
      const allTypes = specifiers.length > 0 && specifiers.every((each) => each.exportKind === 'type')
      if (source) add(source.value, exportKind === 'type' || allTypes)
    },
    ExportAllDeclaration: ({ source, exportKind }) => add(source.value, exportKind === 'type'),
    TSImportType: ({ source }) => add(source.value, true),
    ImportExpression: ({ source }) => add('value' in source ? source.value : undefined, false),
  }).visit(program)
  return found
}

/** The first cycle among the files, type-only imports included, as the list of its files; undefined when there is none. */
export function findCycle(imports: readonly Import[]): string[] | undefined {
  const next = new Map<string, string[]>()
  for (const { from, file } of imports) if (file !== undefined) next.set(from, [...(next.get(from) ?? []), file])
  const done = new Set<string>()
  const walk = (file: string, trail: readonly string[]): string[] | undefined => {
    const seenAt = trail.indexOf(file)
    if (seenAt >= 0) return [...trail.slice(seenAt), file]
    if (done.has(file)) return undefined
    for (const target of next.get(file) ?? []) {
      const cycle = walk(target, [...trail, file])
      if (cycle) return cycle
    }
    done.add(file)
    return undefined
  }
  for (const file of next.keys()) {
    const cycle = walk(file, [])
    if (cycle) return cycle
  }
  return undefined
}
