/** Which model files a catalog folder has, by its manifest. */
import { decodeManifest } from './manifest-file.ts'

/** Names in the folder, as the manifest has them; [] for none, and for a manifest that is not right. Never throws. */
export function modelPaths(manifest: Uint8Array<ArrayBuffer>): readonly string[] {
  try {
    return (decodeManifest(manifest).files.models ?? []).map(({ path }) => path)
  } catch {
    return [] // what is wrong with it is for openCatalog to say
  }
}
