import { existsSync } from 'node:fs'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser the view is drawn with: `CHROMIUM_PATH`, or one in a usual place; null when there is none. */
export function findChromium(): string | null {
  const { CHROMIUM_PATH } = process.env
  return [CHROMIUM_PATH, ...PLACES].find((place): place is string => Boolean(place) && existsSync(place!)) ?? null
}
