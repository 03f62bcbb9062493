/** A vault that fails on demand, in the ways in which workers fail. Messages that are no word of these are the vault's. */
import { runVault } from '../../../src/workers/vault.ts'
import { gallery } from '../../../src/products/gallery.ts'

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data === 'throw') throw new Error('This worker was asked to throw.')
  if (data === 'close') close()
  if (data === 'hang') for (;;);
})

runVault({ products: [gallery] })
