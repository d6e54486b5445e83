import { posix } from 'node:path'
import type { AppFiles } from './app-files'
import type { Page } from './page'

const PAGES_MAX = 10
const QR_SCENE_MAX = 32

/** WeChat's answer to a way that is not open: `navigateTo:fail <reason>`. */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    readonly errno?: number,
  ) {
    super(reason)
  }
}

export type Way = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack' | 'appLaunch'

type StackHost = {
  files: AppFiles
  make: (path: string, query: Record<string, string>) => Page
  /** Told after each move, for listeners and the view. */
  moved: (way: Way) => void
  whenReady: (run: () => void) => void
}

/**
 * The open pages. Pages of tabs stay alive once opened; ten pages may be open above each other; a tab is reached by
 * `switchTab` only. Lifecycles run in WeChat's order.
 */
export class PageStack {
  readonly #tabs = new Map<string, Page>()
  #stack: Page[] = []

  constructor(private readonly host: StackHost) {}

  get pages(): readonly Page[] {
    return this.#stack
  }

  get top(): Page {
    const page = this.#stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  /** Every page that lives: the stack, and tabs that are out of sight. */
  living(): Page[] {
    return [...new Set([...this.#tabs.values(), ...this.#stack])]
  }

  launch(path: string, query: Record<string, string>): void {
    this.#checkScene(query)
    this.#known(path)
    this.#enter(this.#isTab(path) ? this.#tabPage(path, query) : this.host.make(path, query))
    this.host.moved('appLaunch')
  }

  navigateTo(url: string): void {
    const { path, query } = this.#target(url)
    if (this.#isTab(path)) throw new Refused('can not navigateTo a tabbar page')
    if (this.#stack.length >= PAGES_MAX) throw new Refused(`webview count limit exceed`)
    this.top.call('onHide')
    this.#enter(this.host.make(path, query))
    this.host.moved('navigateTo')
  }

  redirectTo(url: string): void {
    const { path, query } = this.#target(url)
    if (this.#isTab(path)) throw new Refused('can not redirectTo a tabbar page')
    this.#close(this.#stack.pop())
    this.#enter(this.host.make(path, query))
    this.host.moved('redirectTo')
  }

  reLaunch(url: string): void {
    const { path, query } = this.#target(url)
    for (const page of this.living().reverse()) this.#close(page)
    this.#stack = []
    this.#enter(this.#isTab(path) ? this.#tabPage(path, query) : this.host.make(path, query))
    this.host.moved('reLaunch')
  }

  switchTab(url: string): void {
    const { path } = this.#target(url)
    if (!this.#isTab(path)) throw new Refused('can not switch to no-tabBar page')
    if (this.#stack.length === 1 && this.top.path === path) return
    const leaving = this.#stack.pop()
    if (leaving && this.#isLivingTab(leaving)) leaving.call('onHide')
    else this.#close(leaving)
    for (const page of this.#stack.reverse()) if (!this.#isLivingTab(page)) this.#close(page)
    this.#stack = []
    const known = this.#tabs.get(path)
    if (known) {
      this.#stack = [known]
      known.call('onShow')
    } else this.#enter(this.#tabPage(path, {}))
    this.host.moved('switchTab')
  }

  navigateBack(delta: number): void {
    if (this.#stack.length <= 1) throw new Refused('cannot navigate back at first page.')
    const kept = Math.max(1, this.#stack.length - Math.max(1, delta))
    for (const page of this.#stack.splice(kept).reverse()) this.#close(page)
    this.top.call('onShow')
    this.host.moved('navigateBack')
  }

  closeAll(): void {
    for (const page of this.living().reverse()) this.#close(page)
    this.#stack = []
  }

  #enter(page: Page): void {
    this.#stack.push(page)
    page.call('onLoad', page.self.options)
    page.call('onShow')
    this.host.whenReady(() => {
      if (!this.living().includes(page)) return
      page.tree()
      page.isReady = true
      page.call('onReady')
    })
  }

  #tabPage(path: string, query: Record<string, string>): Page {
    const page = this.host.make(path, query)
    this.#tabs.set(path, page)
    return page
  }

  #close(page: Page | undefined): void {
    if (!page) return
    if (this.#tabs.get(page.path) === page) this.#tabs.delete(page.path)
    page.call('onUnload')
    page.close()
  }

  #isTab(path: string): boolean {
    return this.host.files.tabs().includes(path)
  }

  #isLivingTab(page: Page): boolean {
    return this.#tabs.get(page.path) === page
  }

  #target(url: unknown): { path: string; query: Record<string, string> } {
    if (typeof url !== 'string' || url === '') throw new Refused('parameter error: parameter.url should be String')
    const [way, search = ''] = url.split('?', 2) as [string, string?]
    const path = way.startsWith('/') ? way.slice(1) : posix.join(posix.dirname(this.top.path), way)
    this.#known(path)
    const query = queryOf(search)
    this.#checkScene(query)
    return { path, query }
  }

  #known(path: string): void {
    if (!this.host.files.pages.includes(path)) throw new Refused(`page "${path}" is not found`)
  }

  #checkScene({ scene }: Record<string, string>): void {
    if (scene !== undefined && decodeURIComponent(scene).length > QR_SCENE_MAX)
      throw new Refused(`a code's scene has ${QR_SCENE_MAX} characters at most`)
  }
}

/** A page's options as WeChat gives them: not decoded. */
export function queryOf(search: string): Record<string, string> {
  return Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const at = pair.indexOf('=')
        return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
      }),
  )
}
