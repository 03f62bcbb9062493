import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../src/importers/plain-text.ts'

describe('plainText', () => {
  it.each([
    ['<p>One</p>\n  <p>Two&nbsp;three</p>', 'One\n\nTwo three'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<b>bold</b>ly', 'boldly'],
    ['<td>1</td><td>2</td>', '1 2'],
    ['x <script>alert("<p>")</script> y', 'x y'],
    ['x <style>p { color: red }', 'x'],
    ['a <!-- hidden --> b', 'a b'],
    ['Krieg &amp; Frieden, 3 &lt; 4, &uuml;ber &#252;ber &#xfc;ber', 'Krieg & Frieden, 3 < 4, über über über'],
    ['&amp;lt;img src=x onerror=alert(1)&amp;gt;', ''],
    ['a < b and c > d', 'a < b and c > d'],
    ['1 <2 &unknown; &#0; &#x110000;', '1 <2 &unknown; &#0; &#x110000;'],
    ['cut off <a href="x', 'cut off'],
    ['kept\nlines\n\n\n\nof   text', 'kept\nlines\n\nof text'],
    ['\u202Eevil\u0000\u0007', 'evil'],
    ['', ''],
  ])('[FM2] makes of %j the text %j', (html, text) => {
    expect(plainText(html)).toBe(text)
  })

  it.each([' ', '\n', '<', '<b', '<!--', '<script', '&', '&amp;', '&#1'])(
    '[FM2] takes no longer for 300,000 times %j than for text',
    (part) => {
      expect(plainText(`<i>a</i>${part.repeat(300_000)}`)).toMatch(/^a/)
    },
  )

  it('[FM2] leaves no tag, whatever is written how', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '&lt;',
      '&gt;',
      '&amp;',
      '&#60;',
      '&#x3c;',
      'script',
      'img',
      '/',
      '!--',
      '-->',
      ' ',
      '"',
      'a',
      ';',
      '\n',
      'amp;',
      'lt;',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = plainText(parts.join(''))
        expect(text).not.toMatch(/<[a-z/!?]/i)
        expect(text).toBe(text.trim())
      }),
      { numRuns: 3_000, seed: 20_261_121 },
    )
  })
})
