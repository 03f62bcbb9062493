/** The registry: what is known of a museum's visitor. A new feature is a file in museum/ and a line here. */
import { completionOfImages, completionOfRecordings, completionOfTexts } from './museum/completion-by-type.ts'
import { audioAffinity } from './museum/audio-affinity.ts'
import { completionRate } from './museum/completion-rate.ts'
import { dismissRate } from './museum/dismiss-rate.ts'
import { favouriteTag } from './museum/favourite-tag.ts'
import { floorsPerVisitDay } from './museum/floors-per-visit-day.ts'
import { meanActiveDwell } from './museum/mean-active-dwell.ts'
import { meanDwellMs } from './museum/mean-dwell-ms.ts'
import { morningOrEvening } from './museum/morning-or-evening.ts'
import { pace } from './museum/pace.ts'
import { preferredHour } from './museum/preferred-hour.ts'
import type { ProfileFeature } from './profile-feature.ts'
import { returnRate } from './museum/return-rate.ts'
import { revisitShare } from './museum/revisit-share.ts'
import { searchShare } from './museum/search-share.ts'
import { shareOfRooms } from './museum/share-of-rooms.ts'
import { tagVariety } from './museum/tag-variety.ts'
import { tipVolume } from './museum/tip-volume.ts'

/** [PF1] The five of the seed first, then what museums ask for. Names, dtypes and descriptions are mirrored in mirror/. */
export const MUSEUM_FEATURES: readonly ProfileFeature[] = [
  completionRate,
  dismissRate,
  meanDwellMs,
  preferredHour,
  tipVolume,
  completionOfImages,
  completionOfTexts,
  completionOfRecordings,
  shareOfRooms,
  floorsPerVisitDay,
  pace,
  audioAffinity,
  meanActiveDwell,
  returnRate,
  revisitShare,
  morningOrEvening,
  searchShare,
  favouriteTag,
  tagVariety,
]
