/** Looks into a room of the plan: its works in this visitor's order, which then stays, so that nothing moves underhand. */
import type { App } from '../page/app.ts'

export async function selectRoom(app: App, room: string): Promise<void> {
  app.update({ room, roomList: undefined })
  const ids = [...app.museum.works.values()].filter((work) => work.room === room).map((work) => work.id)
  const roomList = await app.docent.rank(ids)
  if (app.state.room !== room) return
  app.update({ roomList })
  document.querySelector<HTMLElement>('#room-title')?.focus()
}
