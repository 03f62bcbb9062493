/** [RP20] What leaves a device leaves it because somebody pressed something a moment ago. */
import { DocentError } from '../../base/docent-error.ts'

/** `activation`: the page's; undefined where the browser does not say, which is taken for none. Error: `export-unasked`. */
export function requireAct(activation: { readonly isActive: boolean } | undefined): void {
  if (activation?.isActive) return
  throw new DocentError(
    'export-unasked',
    'Expected a click or a key press of a person just now, found none. Call experiments.export() in answer to one.',
  )
}
