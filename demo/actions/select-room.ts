/** Looks into a room of the plan. */
import type { App } from '../page/app.ts'
import { lookIntoRoom } from './refresh-list.ts'

export async function selectRoom(app: App, room: string): Promise<void> {
  app.update({ room, roomList: undefined })
  await lookIntoRoom(app, room)
  document.querySelector<HTMLElement>('#room-title')?.focus()
}
