/** The ids of a list that was shown. */
import { entriesOf, fieldsOf, firstOf } from './raw-fields.ts'
import { CONTENT_ID_FIELDS } from './field-aliases.ts'
import { normalizeContentId } from './normalize-content-id.ts'

/**
 * [IN9] Content ids in the order shown, from ids or from objects that carry one; may be empty. Undefined when it is no
 * list, or when one entry has no usable id: half a list would be a wrong list.
 */
export function readImpressions(raw: unknown): readonly string[] | undefined {
  const entries = entriesOf(raw)
  if (!entries) return undefined
  const ids: string[] = []
  for (const entry of entries) {
    const fields = fieldsOf(entry)
    const id = normalizeContentId(fields ? firstOf(fields, CONTENT_ID_FIELDS) : entry)
    if (id === undefined) return undefined
    ids.push(id)
  }
  return ids
}
