/** Takes a profile along, brings one, and hands an experiment's counts over: files, and only when somebody asks. */
import type { App } from '../page/app.ts'
import { DocentError } from 'docent'
import { importedWords, savedWords } from './carried-words.ts'
import { logbookOf } from './logbook.ts'
import { refreshAdmin } from './refresh-admin.ts'
import { saveText } from '../own-catalog/save-text.ts'

const PROFILE_FILE = 'docent-profile.json'
const COUNTS_FILE = 'docent-experiment-counts.json'
const INDENT = 2

export async function saveProfile(app: App): Promise<void> {
  await told(app, async () => {
    const profile = await logbookOf(app).exportProfile()
    saveText(PROFILE_FILE, JSON.stringify(profile))
    const { events, served } = profile
    return savedWords(events.length, served.length)
  })
}

/** `mode`: to what is here, or instead of it. */
export async function bringProfile(app: App, file: File, mode: 'merge' | 'replace'): Promise<void> {
  await told(app, async () => importedWords(await logbookOf(app).importProfile(await file.text(), { mode })))
  await refreshAdmin(app)
}

export async function saveCounts(app: App): Promise<void> {
  await told(app, async () => {
    saveText(COUNTS_FILE, JSON.stringify(await logbookOf(app).experiments.export(), undefined, INDENT))
    return 'Saved: the counts of this device.'
  })
}

/** What came of it is said in the panel; an error of Docent is what came of it, too. */
async function told(app: App, act: () => Promise<string>): Promise<void> {
  const say = (carried: string): void => app.update({ admin: { ...app.state.admin, carried } })
  try {
    say(await act())
  } catch (thrown) {
    if (!(thrown instanceof DocentError)) throw thrown
    say(`${thrown.message} (${thrown.code})`)
  }
}
