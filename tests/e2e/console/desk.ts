import type { Browser, BrowserContext, Page as Tab } from 'playwright-core'
import { PATIENCE_MS } from '../steps'
import type { ConsolePlace, Desk, Seat } from './console-place'

/** The screen of a desk at headquarters. */
export const DESK_SIZE = { width: 1440, height: 900 }

/** Signs everybody in, each in a browser of their own; the session is in its cookie, as for a person. */
export async function openDesk(browser: Browser, address: string, password: string): Promise<Desk> {
  const contexts = new Map<Seat, BrowserContext>()
  const tokens = new Map<Seat, string>()
  for (const seat of ['admin', 'ops', 'finance', 'manager'] as const) {
    const context = await browser.newContext({ viewport: DESK_SIZE, locale: 'zh-CN', reducedMotion: 'reduce' })
    const signedIn = await context.request.post(`${address}/api/ops/signIn`, {
      headers: { 'x-session': 'cookie' },
      data: { login: seat, password },
    })
    if (!signedIn.ok()) throw new Error(`${seat} cannot sign in: ${await signedIn.text()}`)
    contexts.set(seat, context)
    tokens.set(seat, signedIn.headers()['x-csrf-token'] ?? '')
  }
  return {
    address,
    context: (as) => contexts.get(as)!,
    ask: (as) => async (name, input) => {
      const headers = { 'x-csrf-token': tokens.get(as)! }
      // A line kept open may be closed by the server just as it is used again: what never left is asked once more.
      const asked = { headers, data: input ?? {}, maxRetries: 3 }
      const reply = await contexts.get(as)!.request.post(`${address}/api/ops/${name}`, asked)
      const body = (await reply.json()) as { ok: boolean; data: never; error?: { code: string } }
      if (!body.ok) throw new Error(`${name}: ${body.error?.code}`)
      return body.data
    },
    close: async () => {
      for (const context of contexts.values()) await context.close()
    },
  }
}

export type OpenedDesk = { tab: Tab; troubles: string[]; close: () => Promise<void> }

/** Opens a page in its state and waits until what the state is known by is there. `troubles`: what the page complained of. */
export async function openAtDesk(desk: Desk, place: ConsolePlace): Promise<OpenedDesk> {
  const tab = await desk.context(place.as).newPage()
  const troubles: string[] = []
  tab.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  tab.on('console', (line) => {
    if (line.type() === 'error' && !/Failed to load resource/.test(line.text()))
      troubles.push(`console: ${line.text()}`)
  })
  if (place.line) await breakLine(tab, place.line)
  await place.before?.(tab, desk)
  const path = place.address ? await place.address(desk) : place.page
  await tab.goto(`${desk.address}/console/${path}`)
  await place.act?.(tab)
  const main = tab.locator('body')
  await main.getByText(place.sees).first().waitFor({ timeout: PATIENCE_MS })
  if (!place.line) await standsStill(tab)
  return { tab, troubles, close: () => tab.close() }
}

const IS_STILL = `document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity)`
const STILL_MS = 3_000

/** Waits until everything that comes in has come: a dialog on its way is read in half its colour. */
async function standsStill(tab: Tab): Promise<void> {
  const endsMs = Date.now() + STILL_MS
  while (!(await tab.evaluate<boolean>(IS_STILL)) && Date.now() < endsMs) await tab.waitForTimeout(50)
}

/** Everything but the question who is signed in hangs, or fails as a server in trouble does. */
async function breakLine(tab: Tab, line: NonNullable<ConsolePlace['line']>): Promise<void> {
  await tab.route('**/api/ops/*', async (route) => {
    if (route.request().url().endsWith('/mySession')) return route.continue()
    if (line === 'held') return
    await route.fulfill({ status: 500, json: { ok: false, error: { code: 'internal', requestId: 'rq_broken' } } })
  })
}
