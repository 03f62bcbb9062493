/** What a page sends to the version that waits, with a port for the answer: how many other pages are open; 0: taken. */
export const TAKE = 'take'
