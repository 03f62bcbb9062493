/** Everything a profile knows of works: liked, disliked, neither. */
import type { Evidence, ProfileView } from 'docent'

export function allEvidence({
  positives,
  negatives,
  neutrals,
}: Pick<ProfileView, 'positives' | 'negatives' | 'neutrals'>): readonly Evidence[] {
  return [...positives, ...negatives, ...neutrals]
}
