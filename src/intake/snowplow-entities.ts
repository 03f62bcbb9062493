/** The entities (contexts) that are attached to a Snowplow event, in each of the forms that they come in. */
import { entitiesOf } from './iglu-json.ts'
import { entriesOf, fieldsOf, type RawFields } from './raw-fields.ts'
import { readBase64Json, readJson } from './read-json.ts'

export interface SnowplowEntity {
  /** Of its schema; in rows, where vendor and name run together, the column. */
  readonly name: string
  /** One that a site made, not one that Snowplow's trackers and enrichments add about page, device and session. */
  readonly own: boolean
  readonly data: RawFields
  /** The same as it came. */
  readonly raw: unknown
}

const OWN_COLUMN = /^contexts_(?!com_snowplowanalytics_|org_w3_|org_ietf_|nl_basjes_|com_google_|com_iab_|com_dbip_)/
const FOREIGN_VENDOR = /^(?:com\.snowplowanalytics|org\.w3|org\.ietf|nl\.basjes|com\.google|com\.iab|com\.dbip)(?:\.|$)/
/** What the web tracker says of the page; its `id` names the look. */
const WEB_PAGE = 'web_page'
const WEB_PAGE_COLUMN = /^contexts_com_snowplowanalytics_snowplow_web_page_\d+$/

/** In the order of `co`, `cx`, `contexts`, then the columns of a row. Never throws. */
export function snowplowEntities(payload: RawFields): readonly SnowplowEntity[] {
  const envelopes = [readJson(payload.get('co')), readBase64Json(payload.get('cx')), readJson(payload.get('contexts'))]
  const enclosed = envelopes.flatMap(entitiesOf).flatMap(({ vendor, name, data: raw }) => {
    const data = fieldsOf(raw)
    return data ? [{ name, own: !FOREIGN_VENDOR.test(vendor), data, raw }] : []
  })
  const columns = [...payload].flatMap(([column, value]) => {
    if (!column.startsWith('contexts_')) return []
    const name = WEB_PAGE_COLUMN.test(column) ? WEB_PAGE : column
    return (entriesOf(readJson(value)) ?? []).flatMap((raw) => {
      const data = fieldsOf(raw)
      return data ? [{ name, own: OWN_COLUMN.test(column), data, raw }] : []
    })
  })
  return [...enclosed, ...columns]
}

/** The id of the page view that an event belongs to; undefined where no entity says it. */
export function pageViewId(entities: readonly SnowplowEntity[]): unknown {
  return entities.find(({ name, own }) => name === WEB_PAGE && !own)?.data.get('id')
}
