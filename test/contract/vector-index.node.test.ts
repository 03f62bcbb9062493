/** SIMD128 and JavaScript: Node 20 has no relaxed SIMD. */
import { describeVectorIndex } from './vector-index.contract.ts'

describeVectorIndex()
