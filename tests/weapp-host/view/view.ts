import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Frame, Route, Page as Tab } from 'playwright-core'
import { compileStyles } from '../compiler'
import type { WeappHost } from '../host'
import type { Page } from '../page'
import { type HostNode, keyOf } from '../tree'
import type { Box } from '../wx/desk'
import { CHROME_STYLES } from './default-styles'
import { launchChromium } from './find-chromium'
import { hearBrowser, type ToldByBrowser } from './hear-browser'
import { screenState } from './screen-state'

const ORIGIN = 'http://mini.program'
const OUTER = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>小程序</title><style>${CHROME_STYLES}</style></head>
<body><div id="phone"><header id="bar"><button id="back" aria-label="返回">‹</button><span id="title"></span><span id="menu"></span></header>
<main id="pages"></main><nav id="tabs"></nav></div><div id="cover"></div></body></html>`
const INNER =
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>页面</title></head><body></body></html>'

/** The phone's screen in Chromium: what the host's pages look like, and a place to click and type. */
export class WeappView {
  readonly #styles: Map<string, string>
  readonly #forgets: (() => void)[] = []
  #isStale = true
  #drawing: Promise<void> = Promise.resolve()
  #errors: unknown[] = []

  private constructor(
    private readonly host: WeappHost,
    /** Closed with the view; null when it is shared. */
    private readonly ownBrowser: Browser | null,
    private readonly context: BrowserContext,
    /** The browser's tab, for what only a browser can do: keys, pointers, accessibility checks. */
    readonly tab: Tab,
  ) {
    this.#styles = compileStyles(host.runtime.files.folder, host.desk.screenSize.width)
  }

  /** Draws the host's screen in a browser: a new one, or one that several screens share and that stays open. */
  static async open(host: WeappHost, shared?: Browser): Promise<WeappView> {
    const browser = shared ?? (await launchChromium())
    const context = await browser.newContext({ viewport: host.desk.screenSize, deviceScaleFactor: 2, locale: 'zh-CN' })
    const tab = await context.newPage()
    const view = new WeappView(host, shared ? null : browser, context, tab)
    await view.#prepare()
    return view
  }

  /** Draws what changed, and waits until app and screen are at rest. Throws what went wrong since. */
  async settled(): Promise<void> {
    await this.ask('toldAll')
    await this.host.idle()
    await this.#draw()
    const [error] = this.#errors.splice(0)
    if (error) throw error
  }

  /** A picture of the screen as PNG; with `isWhole`, of the page in all its length. */
  async screenshot({ isWhole = false } = {}): Promise<Buffer> {
    await this.settled()
    const { width, height } = this.host.desk.screenSize
    if (!isWhole) return this.tab.screenshot({ animations: 'disabled' })
    const around = height - this.host.desk.windowSize().height
    const whole = await this.ask<number>('pageHeight', this.host.page.id)
    await this.tab.setViewportSize({ width, height: Math.max(height, whole + around) })
    try {
      return await this.tab.screenshot({ animations: 'disabled' })
    } finally {
      await this.tab.setViewportSize({ width, height })
    }
  }

  /** The frame of the page in sight. */
  frame(): Frame {
    const frame = this.tab.frames().find((one) => one.url().endsWith(`?page=${this.host.page.id}`))
    if (!frame) throw new Error('the page in sight is not drawn yet')
    return frame
  }

  /** Calls a function of the script in the browser. */
  ask<T>(name: string, ...args: unknown[]): Promise<T> {
    const call = ([at, given]: readonly [string, unknown[]]) =>
      (globalThis as unknown as { weapp: Record<string, (...args: unknown[]) => unknown> }).weapp[at]!(...given)
    return this.tab.evaluate(call, [name, args] as const) as Promise<T>
  }

  /** An element's computed styles. */
  async stylesOf(page: Page, node: HostNode, names: string[]): Promise<string[]> {
    await this.#draw()
    return this.ask('stylesOf', page.id, keyOf(node), names)
  }

  async close(): Promise<void> {
    this.host.runtime.measure = null
    for (const forget of this.#forgets) forget()
    await this.#drawing.catch(() => {})
    await this.context.close()
    await this.ownBrowser?.close()
  }

  async #prepare(): Promise<void> {
    const { events } = this.host.runtime
    const stale = () => {
      this.#isStale = true
    }
    for (const event of ['drawn', 'moved'] as const) {
      events.on(event, stale)
      this.#forgets.push(() => void events.off(event, stale))
    }
    await this.context.route('**/*', (route) => this.#serve(route))
    await this.tab.exposeFunction('tellHost', (told: ToldByBrowser) => this.#hear(told))
    await this.tab.goto(`${ORIGIN}/`)
    const script = readFileSync(join(process.cwd(), 'tests', 'weapp-host', 'view', 'in-browser.mjs'), 'utf8')
    await this.tab.addScriptTag({ content: `{${script}}` })
    this.host.runtime.measure = (page, node) => this.#boxOf(page, node)
    await this.settled()
  }

  async #hear(told: ToldByBrowser): Promise<void> {
    try {
      await hearBrowser(this.host, told)
    } catch (error) {
      this.#errors.push(error)
    }
    await this.#draw()
  }

  async #boxOf(page: Page, node: HostNode): Promise<Box | null> {
    await this.#draw()
    return this.ask('boxOf', page.id, keyOf(node))
  }

  /** One drawing after the other; what changes meanwhile is drawn by the next. */
  #draw(): Promise<void> {
    this.#drawing = this.#drawing.then(async () => {
      while (this.#isStale) {
        this.#isStale = false
        await this.ask('draw', screenState(this.host, this.#styles))
      }
    })
    return this.#drawing
  }

  /** The app's own files, the backend's pictures, and nothing else of the network. */
  async #serve(route: Route): Promise<void> {
    const url = new URL(route.request().url())
    if (url.origin !== ORIGIN) return this.#serveFromNear(route, url)
    if (url.pathname === '/') return route.fulfill({ contentType: 'text/html', body: OUTER })
    if (url.searchParams.has('page')) return route.fulfill({ contentType: 'text/html', body: INNER })
    const file = join(this.host.runtime.files.folder, decodeURIComponent(url.pathname))
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404, body: '' })
  }

  /** A browser keeps a page from the machine it runs on, so the host fetches the backend's pictures for it. */
  async #serveFromNear(route: Route, url: URL): Promise<void> {
    const { backendUrl } = this.host.desk
    const isNear = ['127.0.0.1', 'localhost'].includes(url.hostname)
    if (!isNear && !backendUrl) return route.abort()
    const reply = await fetch(isNear ? url : new URL(url.pathname + url.search, backendUrl!)).catch(() => null)
    if (!reply) return route.abort()
    const contentType = reply.headers.get('content-type') ?? 'application/octet-stream'
    await route.fulfill({ status: reply.status, contentType, body: Buffer.from(await reply.arrayBuffer()) })
  }
}
