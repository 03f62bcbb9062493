/** The mark: the highest release that this device has seen, in two places of which either may be lost (SPEC SY43). */
import { laterMark, type Mark } from '../../release/mark.ts'
import type { MarkStore } from '../../ports/sync-state-store.ts'

/** The later of what the places hold; undefined where none holds one. Never rejects. */
export async function readMark(places: readonly MarkStore[]): Promise<Mark | undefined> {
  const marks = await Promise.all(places.map((place) => place.read()))
  return marks.reduce<Mark | undefined>((latest, mark) => laterMark(latest, mark), undefined)
}

/**
 * Puts `mark` into every place that holds another one, so that a lost one is mended too. Rejects with the first place's
 * error where none took it.
 */
export async function writeMark(places: readonly MarkStore[], mark: Mark): Promise<void> {
  const written = await Promise.allSettled(
    places.map(async (place) => {
      const found = await place.read()
      if (found && found.epoch === mark.epoch && found.seq === mark.seq && found.issued === mark.issued) return
      await place.write(mark)
    }),
  )
  const failed = written.find((result) => result.status === 'rejected')
  if (failed && written.every(({ status }) => status === 'rejected')) throw failed.reason
}
