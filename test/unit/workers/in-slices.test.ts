import { expect, it } from 'vitest'
import { inSlices } from '../../../src/workers/in-slices.ts'

it('[RP13] runs a slice at a time, with room for other work between, and gives what the steps end with', async () => {
  const order: string[] = []
  function* steps(): Generator<number, string> {
    for (let step = 1; step <= 3; step++) {
      order.push(`step ${step}`)
      yield step
    }
    return 'done'
  }
  const running = inSlices(steps(), (step) => order.push(`told ${step}`), 0)
  setTimeout(() => order.push('another verb'))
  expect(await running).toBe('done')
  expect(order.indexOf('another verb')).toBeLessThan(order.indexOf('step 3'))
  expect(order.filter((one) => one.startsWith('told'))).toEqual(['told 1', 'told 2', 'told 3'])
  const heard: number[] = []
  await inSlices(steps(), (step) => heard.push(step), Infinity)
  expect(heard).toEqual([3])
})
