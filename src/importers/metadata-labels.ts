/** What the labels of a IIIF description mean: they are words for people, in any language (SPEC FM5). */

export type MetadataMeaning =
  | 'creator'
  | 'date'
  | 'text'
  | 'medium'
  | 'technique'
  | 'subject'
  | 'type'
  | 'period'
  | 'movement'
  | 'place'
  | 'collection'
  | 'rights'
  | 'room'
  | 'lang'

/** Labels by meaning, bare: lower case, letters and digits alone, without marks. */
const LABELS: Readonly<Record<MetadataMeaning, string>> = {
  creator:
    'creator creators artist artists author authors maker makers composer photographer painter createur auteur artiste kunstler kuenstler kunstlerin urheber autor autorin hersteller autore maestro',
  date: 'date dates datecreated dateissued dateoriginal datemade created creationdate dateofcreation datierung datum entstehungszeit annee jahr year fecha data',
  text: 'description summary abstract note notes beschreibung inhalt resume descriptif texte descripcion descrizione',
  medium: 'medium media materialsandtechniques physicaldescription technikundmaterial materialundtechnik',
  technique: 'material materials technique techniques technik materialtechnik materiau materiaux materiali tecnica',
  subject:
    'subject subjects topic topics keyword keywords tag tags sujet sujets schlagwort schlagworte schlagworter thema themen motscles tema',
  type: 'type types genre objecttype worktype classification objekttyp gattung objektart typologie',
  period: 'period era epoch temporal temporalcoverage epoche zeit periode epoque',
  movement: 'style movement school stil stilrichtung mouvement ecole',
  place:
    'place location placeoforigin origin coverage spatial spatialcoverage placeofpublication ort entstehungsort herkunft lieu pays country city',
  collection:
    'collection repository museum institution heldby holdinginstitution detenupar sammlung standort bestand currentlocation',
  rights: 'rights license licence copyright attribution creditline credit rechte lizenz droits mentionobligatoire',
  room: 'room gallery raum saal salle',
  lang: 'language languages sprache langue idioma lingua',
}

const MEANING_BY_LABEL = new Map<string, MetadataMeaning>(
  entriesOf(LABELS).flatMap(([meaning, labels]) =>
    labels.split(' ').map((label): [string, MetadataMeaning] => [label, meaning]),
  ),
)

/** What a label means; undefined for one that is not known. Case, marks, blanks and a colon do not count. */
export function meaningOfLabel(label: string): MetadataMeaning | undefined {
  return MEANING_BY_LABEL.get(
    label
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  )
}

function entriesOf<K extends string>(table: Readonly<Record<K, string>>): readonly [K, string][] {
  const keys: K[] = []
  for (const key in table) keys.push(key)
  return keys.map((key) => [key, table[key]])
}
