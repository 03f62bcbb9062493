/** A line of Snowplow's enriched stream. Source: Snowplow's documentation, "Enriched stream TSV file format" (2026). */

/** Columns of a line; later versions may only add to them. */
const COLUMNS = 131
/** Those that the intake reads, by their place. */
const READ: readonly (readonly [number, string])[] = [
  [1, 'platform'],
  [3, 'collector_tstamp'],
  [4, 'dvce_created_tstamp'],
  [5, 'event'],
  [6, 'event_id'],
  [12, 'user_id'],
  [15, 'domain_userid'],
  [17, 'network_userid'],
  [29, 'page_url'],
  [35, 'page_urlpath'],
  [52, 'contexts'],
  [53, 'se_category'],
  [54, 'se_action'],
  [55, 'se_label'],
  [56, 'se_property'],
  [57, 'se_value'],
  [58, 'unstruct_event'],
  [124, 'derived_tstamp'],
  [126, 'event_name'],
  [130, 'true_tstamp'],
]

/** The columns that have a value, by name; undefined for a line that has fewer than 131. */
export function snowplowRow(line: string): Readonly<Record<string, string>> | undefined {
  const cells = line.replace(/\r$/, '').split('\t')
  if (cells.length < COLUMNS) return undefined
  const said = READ.flatMap(([at, name]) => (cells[at] ? [[name, cells[at]] as const] : []))
  return Object.fromEntries(said)
}
