/** Finds the pictures and files of a LIDO record, and whose rights they are. */
import { reach, reachTexts } from './json-reach.ts'
import { conceptIds, conceptNames, lidoTexts } from './lido-terms.ts'
import type { Media } from './museum-record.ts'

export interface LidoMedia {
  /** Address of the first picture. */
  readonly image?: string | undefined
  /** Address of the first film or sound. */
  readonly file?: string | undefined
  readonly media: Media
  /** Of the resource, else of the record. */
  readonly rights: readonly string[]
}

/** Of the `administrativeMetadata`. Never throws. */
export function lidoMedia(administered: unknown): LidoMedia {
  const sets = reach(administered, 'resourceWrap', 'resourceSet')
  const links = reach(sets, 'resourceRepresentation', 'linkResource').flatMap((link) =>
    lidoTexts([link], undefined).map(({ text }) => ({ text, format: reachTexts(link, '@formatResource')[0] ?? '' })),
  )
  const timed = links.find(({ format }) => /^(video|audio)/.test(format))
  const image = links.find(({ format }) => !/^(video|audio|text|application|model)/.test(format))?.text
  const kind =
    timed === undefined
      ? image === undefined
        ? 'none'
        : 'image'
      : timed.format.startsWith('video')
        ? 'video'
        : 'audio'
  const ofResource = rightsOf(reach(sets, 'rightsResource'))
  const ofRecord = rightsOf(reach(administered, 'recordWrap', 'recordRights'))
  return { image, file: timed?.text, media: { kind }, rights: ofResource.length > 0 ? ofResource : ofRecord }
}

function rightsOf(rights: readonly unknown[]): readonly string[] {
  const shown = lidoTexts(reach(rights, 'creditLine'), undefined).map(({ text }) => text)
  const holders = lidoTexts(reach(rights, 'rightsHolder', 'legalBodyName', 'appellationValue'), undefined).map(
    ({ text }) => text,
  )
  const types = reach(rights, 'rightsType').flatMap((type) => [
    ...conceptNames(type, undefined)
      .slice(0, 1)
      .map(({ text }) => text),
    ...conceptIds(type).slice(0, 1),
  ])
  return [...shown, ...holders, ...types]
}
