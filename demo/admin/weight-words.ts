/** The weights of exploration by what they multiply, in words. */

/** Of the visitor, and of a work. A feature without words here goes by its own name. */
const WORDS: Readonly<Record<string, string>> = {
  'visitor:looks': 'many looks',
  'visitor:turned_away': 'often turned away',
  'visitor:tastes': 'many tastes',
  'visitor:searches': 'searches',
  'visitor:stated_interests': 'chosen interests',
  'visitor:is_warm': 'a taste that is known',
  'visitor:place_is_known': 'a place in the house',
  'visitor:tag_variety': 'variety of tags',
  'visitor:mean_active_dwell_s': 'time with a work',
  'item:relevance': 'fits well',
  'item:popularity': 'often visited',
  'item:newness': 'new here',
  'item:words': 'a long text',
  'item:has_sound': 'sound',
  'item:has_image': 'a picture',
  'item:new_tags': 'unfamiliar tags',
}

/** "Any trial", "unfamiliar tags", "many looks × unfamiliar tags". */
export function weightWords(name: string): string {
  if (name === '1') return 'Any trial'
  return name
    .split(' * ')
    .map((part) => WORDS[part] ?? (part.split(':')[1] ?? part).replaceAll('_', ' '))
    .join(' × ')
}
