/** Leaves out works whose title or text has a word that the visitor muted: whole words, whatever their case. */
import type { Filter } from '../stage.ts'

export const mutedWordsFilter: Filter = {
  name: 'muted-words',
  open({ preferences, catalog }) {
    if (preferences.mutedWords.length === 0) return undefined
    const words = preferences.mutedWords.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    const muted = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
    return ({ row }) => {
      const { title, text } = catalog.contentAt(row)
      return muted.test(title) || muted.test(text) ? 'muted-word' : undefined
    }
  },
}
