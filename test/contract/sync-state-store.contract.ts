/** What every SyncStateStore and MarkStore must do. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { MarkStore, SyncState, SyncStateStore } from '../../src/ports/sync-state-store.ts'

export interface SyncPlaces {
  readonly state: SyncStateStore
  readonly marks: MarkStore
}

export const aState: SyncState = {
  device: 0.25,
  roots: [{ n: 2, bytes: Uint8Array.of(1, 2, 250) }],
  head: { bytes: Uint8Array.of(123, 0, 255), etag: '"a"' },
  release: { epoch: 1, seq: 2, issued: 3, expires: 4, manifest: 'a'.repeat(64), version: 'b'.repeat(16) },
  askedAt: 5,
  failures: 6,
}

export function describeSyncStateStore(adapter: string, open: () => Promise<SyncPlaces>): void {
  describe(`SyncStateStore contract: ${adapter}`, () => {
    let places: SyncPlaces
    const part = (byte: number, etag?: string) => ({ bytes: new Uint8Array(100).fill(byte), etag })

    beforeEach(async () => {
      places = await open()
    })

    it('[SY42] has nothing at first', async () => {
      expect(await places.state.load()).toBeUndefined()
      expect(await places.marks.read()).toBeUndefined()
      expect(await places.state.parts('a')).toEqual([])
    })

    it('[SY42] gives back what was saved last', async () => {
      const least = { device: 0, roots: [], failures: 0 }
      await places.state.save(aState)
      expect(await places.state.load()).toEqual(aState)
      await places.state.save(least)
      expect(await places.state.load()).toEqual(least)
    })

    it('[SY43] gives back the mark that was written last', async () => {
      await places.marks.write({ epoch: 1, seq: 2, issued: 3 })
      await places.marks.write({ epoch: 1, seq: 1, issued: 9 })
      expect(await places.marks.read()).toEqual({ epoch: 1, seq: 1, issued: 9 })
    })

    it('[SY47] gives the pieces of an object up to the first that is missing', async () => {
      const { state } = places
      await state.keepPart('a', 0, part(1, '"x"'))
      await state.keepPart('a', 1, part(2))
      await state.keepPart('a', 3, part(4))
      await state.keepPart('b', 0, part(5))
      expect(await state.parts('a')).toEqual([part(1, '"x"'), part(2)])
      await state.keepPart('a', 2, part(3))
      expect(await state.parts('a')).toHaveLength(4)
      await state.keepPart('a', 0, part(9))
      expect((await state.parts('a'))[0]).toEqual(part(9))
    })

    it('[SY47] forgets the pieces of one object, or of all', async () => {
      const { state } = places
      await state.keepPart('a', 0, part(1))
      await state.keepPart('b', 0, part(2))
      await state.forgetParts('a')
      expect([await state.parts('a'), await state.parts('b')]).toEqual([[], [part(2)]])
      await state.forgetParts()
      expect(await state.parts('b')).toEqual([])
    })
  })
}
