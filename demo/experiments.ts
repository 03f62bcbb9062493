/** What the demo tries on some of its visitors. Which arm one is in follows from the userId: "visitor" is in the first. */
import type { DocentOptions } from 'docent'

export const experiments: NonNullable<DocentOptions['experiments']> = [
  {
    id: 'variety-of-lists',
    arms: [
      { name: 'as-it-is', share: 0.5 },
      { name: 'more-variety', share: 0.5, config: { mmrLambda: 0.5 } },
    ],
    features: ['tag_variety'],
  },
]
