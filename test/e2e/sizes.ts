/** The three sizes that the page is made for. */
export const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
  kiosk: { width: 1080, height: 1920 },
} as const
