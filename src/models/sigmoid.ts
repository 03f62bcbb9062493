/** From a logit to a probability, and what being wrong costs. */

/** 1 / (1 + e^-z), in [0, 1]; finite for every finite z. */
export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z))
}

/** Cross-entropy of a target in [0, 1] under the probability sigmoid(z), in nats; exact for large |z| too. */
export function crossEntropy(z: number, target: number): number {
  return Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z)))
}
