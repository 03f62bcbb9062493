/** Finds the pictures, sounds and films that a IIIF manifest paints on its canvases. */
import { reach, reachNumber, reachTexts } from './json-reach.ts'
import type { Media } from './museum-record.ts'

export interface IiifMedia {
  readonly media: Media
  /** Address of a picture: the thumbnail, else the first picture painted, else the one that stands for a sound. */
  readonly image?: string | undefined
  /** Address of the first sound or film. */
  readonly file?: string | undefined
}

/** Never throws. A manifest without canvases, as a collection names it, has its thumbnail at most. */
export function iiifMedia(manifest: unknown): IiifMedia {
  const canvases = reach(manifest, 'items').filter((item) => typeOf(item) === 'Canvas')
  const painted = canvases.flatMap(paintedOn)
  const standIns = [...reach(canvases, 'placeholderCanvas'), ...reach(canvases, 'accompanyingCanvas')]
  const thumbnail = [...reachTexts(manifest, 'thumbnail', 'id'), ...reachTexts(canvases, 'thumbnail', 'id')][0]
  const picture = [...painted, ...standIns.flatMap(paintedOn)].find((body) => typeOf(body) === 'Image')
  const image = thumbnail ?? reachTexts(picture, 'id')[0]
  const timed = painted.find((body) => typeOf(body) === 'Video') ?? painted.find((body) => typeOf(body) === 'Sound')
  if (timed === undefined) return { media: { kind: image === undefined ? 'none' : 'image' }, image }
  const kind = typeOf(timed) === 'Video' ? 'video' : 'audio'
  return { media: { kind, seconds: secondsOf(canvases, timed) }, image, file: reachTexts(timed, 'id')[0] }
}

/** Bodies of a canvas's painting annotations: of a choice the first, of a part its whole. */
function paintedOn(canvas: unknown): readonly unknown[] {
  return reach(canvas, 'items', 'items')
    .filter((annotation) => reach(annotation, 'motivation').includes('painting'))
    .flatMap((annotation) => reach(annotation, 'body'))
    .flatMap((body) => (typeOf(body) === 'Choice' ? reach(body, 'items').slice(0, 1) : [body]))
    .flatMap((body) => (typeOf(body) === 'SpecificResource' ? reach(body, 'source') : [body]))
}

/** Canvases follow each other; a body's own length counts where no canvas has one. */
function secondsOf(canvases: readonly unknown[], timed: unknown): number | undefined {
  const sum = canvases.reduce<number>((total, canvas) => total + (reachNumber(canvas, 'duration') ?? 0), 0)
  return sum > 0 ? sum : reachNumber(timed, 'duration')
}

function typeOf(value: unknown): unknown {
  return reach(value, 'type')[0]
}
