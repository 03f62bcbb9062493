/** Light or dark: the system's choice until the visitor makes another, which is kept if the browser keeps anything. */

const KEY = 'docent-demo-theme'
export type Theme = 'light' | 'dark'

export function currentTheme(page: Document): Theme {
  const chosen = page.documentElement.dataset['theme']
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

export function restoreTheme(page: Document): void {
  const kept = readKept()
  if (kept === 'light' || kept === 'dark') page.documentElement.dataset['theme'] = kept
}

export function switchTheme(page: Document): void {
  const theme: Theme = currentTheme(page) === 'dark' ? 'light' : 'dark'
  page.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
