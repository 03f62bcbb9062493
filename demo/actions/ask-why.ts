/** Asks why an item is in a list, and puts the answer in the drawer. */
import type { App } from '../page/app.ts'
import type { Question } from '../page/state.ts'

export async function askWhy(app: App, question: Question): Promise<void> {
  const explanation = await app.docent.explain(question.recommId, question.contentId)
  app.update({ question, explanation })
}

export function closeWhy(app: App): void {
  app.update({ question: undefined, explanation: undefined })
}
