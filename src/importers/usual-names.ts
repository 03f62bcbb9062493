/** What curators call the fields of a Content, in English, German and French (SPEC IM2). */
import { CONTENT_FIELDS } from '../contracts/content.ts'

/** Names by field, bare: lower case, no marks, no blanks; ä as a and as ae. The first name of a file that fits is taken. */
const USUAL_NAMES: Readonly<Record<string, string>> = {
  id: 'identifier objectid objectnumber inventorynumber accessionnumber inventarnummer inventarnr objektnummer kennung numerodinventaire numeroinventaire identifiant',
  title: 'name objecttitle titel werktitel bezeichnung titre nom intitule',
  text: 'description summary body beschreibung inhalt texte descriptif',
  creator:
    'artist author maker kunstler kuenstler kunstlerin kuenstlerin autor autorin urheber artiste auteur createur',
  tags: 'tag keywords keyword subjects schlagworte schlagworter schlagwoerter stichworte stichworter themen motscles motsclefs themes',
  image: 'imageurl picture photo bild bildurl abbildung foto urldelimage',
  url: 'link website weblink webseite lien',
  year: 'jahr annee',
  medium: 'material technik technique materiau materiaux',
  place: 'ort lieu herkunft provenance',
  collection: 'sammlung',
  room: 'raum saal salle',
  floor: 'stockwerk geschoss etage',
  lang: 'language sprache langue',
  rights: 'credit creditline copyright license licence lizenz rechte bildrechte droits mentiondesource',
  dateText: 'date dating datierung datum entstehungszeit datation',
  durationSeconds: 'durations durationinseconds',
  lat: 'latitude breitengrad',
  lon: 'lng longitude langengrad laengengrad',
}

const FIELD_BY_NAME: ReadonlyMap<string, string> = new Map([
  ...Object.entries(USUAL_NAMES).flatMap(([field, names]) =>
    names.split(' ').map((name): [string, string] => [name, field]),
  ),
  // Last, so that a field's own name is never another's usual one.
  ...CONTENT_FIELDS.map((field): [string, string] => [bareOf(field), field]),
])

/**
 * For names of a file that are no fields of Content, the fields they are taken for: each field once, and none that the
 * file names itself. Other names are not in the map. Never throws.
 */
export function fieldsByUsualName(names: Iterable<string>): ReadonlyMap<string, string> {
  const given = [...names]
  const taken = new Set(given.filter((name) => CONTENT_FIELDS.includes(name)))
  const found = new Map<string, string>()
  for (const name of given) {
    const field = FIELD_BY_NAME.get(bareOf(name))
    if (field === undefined || taken.has(field) || taken.has(name)) continue
    taken.add(field)
    found.set(name, field)
  }
  return found
}

function bareOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
