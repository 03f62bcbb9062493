/** Whose payloads an intake reads. */
import * as z from 'zod/mini'

export const IntakeSource = z.enum(['rudderstack', 'segment', 'posthog', 'snowplow', 'postgres'])
export type IntakeSource = z.infer<typeof IntakeSource>
