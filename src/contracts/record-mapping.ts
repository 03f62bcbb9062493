/** RecordMapping: what a publisher says of the columns of its files, where their names do not say it themselves. */
import * as z from 'zod/mini'

const ColumnTarget = z.string().check(z.minLength(1))

/**
 * `columns`: a field of Content by column; `tags:subject` for labels of one facet, `translations.de.title` for another
 * language; a column of JSON may be a path (`artist.name`). `constants`: values for records that lack the field.
 * `delimiter`: what separates the cells of tables; told by their header when absent.
 */
export const RecordMapping = z.readonly(
  z.strictObject({
    columns: z._default(z.readonly(z.record(z.string(), ColumnTarget)), {}),
    constants: z._default(z.readonly(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))), {}),
    delimiter: z.optional(z.string().check(z.minLength(1), z.maxLength(1))),
  }),
)
export type RecordMapping = z.infer<typeof RecordMapping>
