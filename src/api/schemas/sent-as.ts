/** Holds a schema of what is sent to the type that is sent: a field that one changes and the other does not is an error. */
import type * as z from 'zod/mini'

/** `sentAs<Recommendation>()(schema)` gives the schema; it does not compile where a Recommendation would not pass it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- named by the caller: it is what the schema is held to
export function sentAs<T>(): <S extends z.ZodMiniType>(schema: T extends z.output<S> ? S : never) => S {
  return (schema) => schema
}
