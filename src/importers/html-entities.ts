/** Decodes the character references of HTML and XML. */

/** Names that texts of museums use: XML's five, Latin letters with marks, and marks of print. Source: HTML 4, section 24. */
const NAMED: ReadonlyMap<string, string> = new Map(
  (
    'amp & lt < gt > quot " apos \' nbsp \u00A0 shy \u00AD ensp \u2002 emsp \u2003 thinsp \u2009 ' +
    'auml ä ouml ö uuml ü Auml Ä Ouml Ö Uuml Ü szlig ß euml ë Euml Ë iuml ï yuml ÿ ' +
    'aacute á eacute é iacute í oacute ó uacute ú yacute ý Aacute Á Eacute É Iacute Í Oacute Ó Uacute Ú ' +
    'agrave à egrave è igrave ì ograve ò ugrave ù Agrave À Egrave È Ograve Ò ' +
    'acirc â ecirc ê icirc î ocirc ô ucirc û Acirc Â Ecirc Ê Icirc Î Ocirc Ô atilde ã otilde õ ntilde ñ Ntilde Ñ ' +
    'ccedil ç Ccedil Ç aring å Aring Å oslash ø Oslash Ø aelig æ AElig Æ oelig œ OElig Œ eth ð thorn þ scaron š ' +
    'hellip … ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » lsaquo ‹ rsaquo › ' +
    'copy © reg ® trade ™ deg ° times × middot · bull • euro € pound £ yen ¥ sect § para ¶ dagger † plusmn ± ' +
    'frac12 ½ frac14 ¼ frac34 ¾ sup2 ² sup3 ³ ordm º ordf ª iexcl ¡ iquest ¿'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, part, index, all) => {
      if (index % 2 === 0) pairs.push([part, all[index + 1] ?? ''])
      return pairs
    }, []),
)
const REFERENCE = /&(?:#(?<decimal>\d{1,7})|#[xX](?<hex>[\dA-Fa-f]{1,6})|(?<name>[A-Za-z]\w{1,7}));/g
const LAST_CODE_POINT = 0x10ffff

/** `text` with each reference as its character, once: `&amp;lt;` gives `&lt;`. Unknown ones stay. Never throws. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole
  })
}
