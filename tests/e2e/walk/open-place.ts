import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core'
import { PATIENCE_MS } from '../steps'
import type { Cast } from './cast'
import type { Line, Place } from './place'

export type Look = { width: number; height: number; scale: 'normal' | 'huge' }
export type Opened = { tab: Tab; troubles: string[]; resize: (look: Look) => Promise<void>; close: () => Promise<void> }

const IN_PAGE = readFileSync('tests/e2e/walk/in-page.mjs', 'utf8')
/** What a browser writes when the walk itself broke the line. */
const LINE_NOISE = /Failed to load resource|net::ERR_/
const FAILED = { ok: false, error: { code: 'internal', requestId: 'req-walk-0001', details: {} } }

/** Opens a page as its person in its state, and waits until it rests. Throws when it does not come to that state. */
export async function openPlace(browser: Browser, cast: Cast, place: Place, look: Look): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    hasTouch: true,
  })
  const tab = await context.newPage()
  const troubles: string[] = []
  try {
    listen(tab, cast.address, place.line, troubles)
    await remember(context, cast, place, look)
    if (place.line) await breakLine(context, place.line)
    const name = cast.names[place.as]
    const query = new URLSearchParams(place.params?.(cast) ?? {})
    await tab.goto(`${cast.address}/app/?as=${name}#/${place.page}?${query}`)
    await rest(tab, place.line)
    if (place.act) {
      await place.act(tab, cast)
      await rest(tab, place.line)
    }
    await tab.getByText(place.sees).filter({ visible: true }).first().waitFor({ timeout: PATIENCE_MS })
    const resize = async ({ width, height, scale }: Look) => {
      await tab.setViewportSize({ width, height })
      await tab.evaluate(`readAt('${scale}')`)
      await tab.evaluate('nextFrame()')
      await rest(tab, place.line)
    }
    return { tab, troubles, resize, close: () => context.close() }
  } catch (error) {
    const seen = (
      await tab
        .locator('body')
        .allInnerTexts()
        .catch(() => [])
    ).join(' ')
    await context.close()
    throw new Error(
      `${place.name}: ${String(error).split('\n')[0]}; it shows: ${seen.replace(/\s+/g, ' ').slice(0, 300)}`,
    )
  }
}

function listen(tab: Tab, address: string, line: Line | undefined, troubles: string[]): void {
  tab.on('pageerror', (error) => troubles.push(`the page threw ${error.message}`))
  tab.on('console', (message) => {
    if (message.type() !== 'error') return
    if (LINE_NOISE.test(message.text())) return
    troubles.push(`the console says ${message.text().slice(0, 200)}`)
  })
  tab.on('response', (response) => {
    const path = response.url().replace(address, '')
    // A refusal is an answer; that nobody is there, or that the server broke, is not.
    const isBad = response.status() >= 500 || (response.status() >= 400 && !path.startsWith('/api/'))
    if (isBad && !line) troubles.push(`${path} answers ${response.status()}`)
  })
  tab.on('requestfailed', (request) => {
    const isOurs = line !== undefined || request.failure()?.errorText === 'net::ERR_ABORTED'
    if (!isOurs) troubles.push(`${request.url().replace(address, '')} failed: ${request.failure()?.errorText}`)
  })
}

/** What the device would know from an earlier visit: the session, and the size of text the person chose. */
async function remember(context: BrowserContext, cast: Cast, place: Place, look: Look): Promise<void> {
  const name = cast.names[place.as]
  const kept = { [`${name}/session`]: cast.tokens[place.as], [`${name}/text-scale`]: look.scale }
  const lines = Object.entries(kept).map(
    ([key, value]) => `localStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(JSON.stringify(value))})`,
  )
  await context.addInitScript({ content: lines.join(';') })
  await context.addInitScript({ content: IN_PAGE })
}

async function breakLine(context: BrowserContext, line: Line): Promise<void> {
  await context.route('**/api/**', async (route) => {
    if (line === 'held') return
    if (line === 'offline') return route.abort('internetdisconnected')
    await route.fulfill({ status: 500, contentType: 'application/json', body: JSON.stringify(FAILED) })
  })
}

/** Until nothing is on its way and nothing moves. A line that is held never rests: then until the page is drawn. */
async function rest(tab: Tab, line: Line | undefined): Promise<void> {
  if (line === 'held') {
    await tab.locator('.page').first().waitFor({ timeout: PATIENCE_MS })
    return
  }
  await tab.waitForLoadState('networkidle', { timeout: PATIENCE_MS })
  await tab.waitForFunction(() => (globalThis as unknown as { pageRests: () => boolean }).pageRests(), null, {
    timeout: PATIENCE_MS,
    polling: 100,
  })
}

export function faultsIn(tab: Tab): Promise<string[]> {
  return tab.evaluate('pageFaults()')
}
