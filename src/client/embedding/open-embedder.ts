/** Opens a fresh embed worker: asks what it needs, hands it the bytes, and again once where kept ones were damaged. */
import { transfer } from 'comlink'
import { SECOND_MS } from '../../base/time.ts'
import { EMBED_PROTOCOL_VERSION, type EmbedHost, type ModelBytes, type ModelNeeds } from '../../protocol/embed-host.ts'
import type { WorkerLife } from '../worker-life.ts'
import { hasCode } from './embed-errors.ts'
import type { ModelSource, OnProgress } from './model-source.ts'

/** Loading half a megabyte of script on a slow device. */
const START_DEADLINE_MS = 20 * SECOND_MS
/** Digests, compiling 14 MB of WebAssembly, one text: about a second, a slow device twenty times that. */
const MODEL_DEADLINE_MS = 60 * SECOND_MS

export interface OpenedEmbedder {
  readonly modelId: string
  readonly dim: number
  readonly egress: 'blocked' | 'open'
  readonly openedMs: number
}

/** Errors: those of `ModelSource.read` and of the host, `embed-timeout`, LifeEnded. */
export async function openEmbedder(
  life: WorkerLife<EmbedHost>,
  source: ModelSource,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<OpenedEmbedder> {
  const startedAt = performance.now()
  const needs = await life.ask((host) => host.needs(EMBED_PROTOCOL_VERSION), START_DEADLINE_MS)
  const open = async (): Promise<{ readonly modelId: string; readonly dim: number }> => {
    const bytes = await source.read(needs, onProgress, signal)
    return life.ask((host) => host.open(given(bytes)), MODEL_DEADLINE_MS)
  }
  const { modelId, dim } = await open().catch(async (thrown: unknown) => {
    if (!hasCode(thrown, 'model-corrupt')) throw thrown
    return reopened(source, needs, open)
  })
  const openedMs = performance.now() - startedAt
  const { egress } = await life.ask((host) => host.health(), START_DEADLINE_MS)
  return { modelId, dim, egress, openedMs }
}

/** What was kept may have been damaged here; what the network gives now is the last word. */
async function reopened<T>(source: ModelSource, needs: ModelNeeds, open: () => Promise<T>): Promise<T> {
  await source.forget(needs)
  try {
    return await open()
  } catch (thrown) {
    if (hasCode(thrown, 'model-corrupt')) await source.forget(needs)
    throw thrown
  }
}

/** The buffers are given away: 37 MB that the page need not hold. */
function given(bytes: ModelBytes): ModelBytes {
  return transfer(bytes, [...bytes.files.values(), bytes.runtime])
}
