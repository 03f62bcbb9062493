/** What the vaults of one database tell each other: whose data changed. Tabs of one browser, nothing further. */

export interface TabChannel {
  /** Tells the other tabs that the stored data of a user changed. */
  announce(userId: string): void
  close(): void
}

/** [VW7] `onChange` is called for changes that other tabs announced, never for one's own. */
export function openTabChannel(database: string, onChange: (userId: string) => void): TabChannel {
  const channel = new BroadcastChannel(`docent:${database}`)
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') onChange(data)
  })
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of one origin has no target
    announce: (userId) => channel.postMessage(userId),
    close: () => channel.close(),
  }
}
