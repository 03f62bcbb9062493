/** Which compression a request accepts (RFC 9110, section 12.5.3). */

export type Encoding = 'br' | 'gzip'

const IN_ORDER: readonly Encoding[] = ['br', 'gzip']

/** The best of ours that `header` names without `q=0`; undefined where it names none. Wildcards are not taken up. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const accepted = new Set(
    (header ?? '').split(',').flatMap((part) => {
      const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase())
      return parameters.some((each) => /^q=0(?:\.0*)?$/.test(each)) ? [] : [name]
    }),
  )
  return IN_ORDER.find((encoding) => accepted.has(encoding))
}
