import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

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

/** A browser without a window. Throws when there is none on this machine. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('the view needs Chromium: install it, or set CHROMIUM_PATH')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}
