import { describe, expect, it } from 'vitest'
import { unwrapReply, wrapReply } from '../../../src/protocol/error-wire.ts'
import { DocentError } from '../../../src/base/docent-error.ts'

/** What arrives on the other side: replies are cloned on their way. */
async function sent<T>(work: () => T): Promise<T> {
  return unwrapReply(structuredClone(await wrapReply(work)))
}

describe('the error wire', () => {
  it('[ER2] carries a value as it is', async () => {
    expect(await sent(() => ({ taste: new Float64Array([0.5]) }))).toEqual({ taste: new Float64Array([0.5]) })
  })

  it('[ER2] carries code, message, details and every cause', async () => {
    const root = new Error('disk full')
    const failing = sent(() => {
      throw new DocentError(
        'storage-failed',
        'Expected room.',
        { bytes: 7 },
        new Error('write failed', { cause: root }),
      )
    })
    const error = await failing.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(DocentError)
    expect(error).toMatchObject({
      code: 'storage-failed',
      message: 'Expected room.',
      details: { bytes: 7 },
      cause: { message: 'write failed', cause: { message: 'disk full' } },
    })
  })

  it('[ER1] makes a DocentError of whatever was thrown', async () => {
    const throwing = (thrown: unknown) => (): never => {
      throw thrown
    }
    await expect(sent(throwing(new TypeError('x is undefined')))).rejects.toMatchObject({
      code: 'internal',
      message: 'x is undefined',
    })
    await expect(sent(throwing('text'))).rejects.toMatchObject({ code: 'internal', message: 'text' })
  })

  it('[ER2] is not broken by details that cannot be cloned, nor by causes that go round', async () => {
    const circular = new Error('round')
    circular.cause = circular
    const failing = sent(() => {
      throw new DocentError('internal', 'odd', { callback: () => 1 }, circular)
    })
    await expect(failing).rejects.toMatchObject({
      code: 'internal',
      message: 'odd',
      details: {},
      cause: { message: 'round' },
    })
  })
})
