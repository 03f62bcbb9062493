/** What a catalog is called when nobody says: by the name of its folder or file. */
import type { CatalogInfo } from '../contracts/catalog-manifest.ts'

/** What stands for a name without a letter or digit that an id may have. */
const NAMELESS = 'catalog'

/** The name as the title; its lower-case letters and digits, joined by hyphens, as the id. English, nothing simulated. */
export function infoFromName(name: string): CatalogInfo {
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return { catalogId: plain.replace(/^-+|-+$/g, '') || NAMELESS, title: name, lang: 'en', simulated: [], priors: [] }
}
