/** TensorFlow.js: exact, a matrix product in WebAssembly SIMD, one thread. */
import type { OpenPeer } from './peer.ts'

export const openTfjs: OpenPeer = async (vectors, dim) => {
  const [tf, wasm] = await Promise.all([import('@tensorflow/tfjs-core'), import('@tensorflow/tfjs-backend-wasm')])
  wasm.setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).href)
  if (!(await tf.setBackend('wasm'))) throw new Error('its WebAssembly backend did not start')
  const catalog = tf.tensor2d(vectors, [vectors.length / dim, dim])
  return async (query, k) => {
    const kept = tf.tidy(() => {
      const scores = tf.matMul(catalog, tf.tensor2d(query, [dim, 1])).reshape([-1])
      return tf.topk(scores, k, false).indices
    })
    const rows = await kept.data()
    kept.dispose()
    return rows
  }
}
