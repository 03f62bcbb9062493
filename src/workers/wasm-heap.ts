/** Watches how much memory the WebAssembly modules of this worker hold: such memory grows and is never given back. */

/**
 * From now on every memory that a module is instantiated with is remembered. Gives what they hold, in bytes; 0 before
 * the first. To be called once, before anything is instantiated. ONNX Runtime keeps its memory to itself, and this is
 * the only door that it passes by (microsoft/onnxruntime issue 21673: it grows with the longest text).
 */
export function watchWasmHeap(): () => number {
  const memories = new Set<WebAssembly.Memory>()
  const remember = (values: Readonly<Record<string, unknown>> | undefined): void => {
    for (const value of Object.values(values ?? {})) if (value instanceof WebAssembly.Memory) memories.add(value)
  }
  const { instantiate } = WebAssembly
  const watched = async (source: BufferSource, imports?: WebAssembly.Imports): Promise<unknown> => {
    const made: unknown = await instantiate(source, imports)
    for (const values of Object.values(imports ?? {})) remember(values)
    remember(exportsOf(made))
    return made
  }
  Reflect.set(WebAssembly, 'instantiate', watched)
  return () => Array.from(memories).reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
}

/** Of what `instantiate` gives: an instance for a module, module and instance for bytes. */
function exportsOf(made: unknown): Readonly<Record<string, unknown>> | undefined {
  if (made instanceof WebAssembly.Instance) return made.exports
  if (typeof made !== 'object' || made === null || !('instance' in made)) return undefined
  return made.instance instanceof WebAssembly.Instance ? made.instance.exports : undefined
}
