import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

type TabItem = { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }
export type TabBar = {
  list: TabItem[]
  color?: string
  selectedColor?: string
  backgroundColor?: string
  custom?: boolean
}
export type PageConfig = {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: string
  backgroundColor?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  usingComponents?: Record<string, string>
}
type AppConfig = {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  tabBar?: TabBar
  window?: PageConfig
  requiredPrivateInfos?: string[]
}

const PAGES_MAX_IN_TAB_BAR = 5

/** A built mini-program on disk: what its configuration files say. Throws for a configuration WeChat would refuse. */
export class AppFiles {
  readonly app: AppConfig
  readonly pages: string[]

  constructor(readonly folder: string) {
    if (!existsSync(join(folder, 'app.json'))) throw new Error('there is no built mini-program: app.json is missing')
    this.app = this.#read('app.json')
    const inPackages = (this.app.subPackages ?? this.app.subpackages ?? []).flatMap(({ root, pages }) =>
      pages.map((page) => posix.join(root, page)),
    )
    this.pages = [...this.app.pages, ...inPackages]
    const tabs = this.tabs()
    if (tabs.length === 1 || tabs.length > PAGES_MAX_IN_TAB_BAR) throw new Error('a tab bar has two to five tabs')
    for (const tab of tabs)
      if (!this.app.pages.includes(tab)) throw new Error(`the tab ${tab} is no page of the main package`)
    for (const page of this.pages)
      if (!existsSync(join(folder, `${page}.js`))) throw new Error(`the page ${page} has no script`)
  }

  tabs(): string[] {
    return (this.app.tabBar?.list ?? []).map((item) => item.pagePath)
  }

  /** What app.json says of every window, and the page's own file over it. */
  pageConfig(page: string): PageConfig {
    return { ...this.app.window, ...this.#readIfThere(`${page}.json`) }
  }

  /** The components a page or component may use: tag name to path (`comp`). */
  componentsOf(path: string): Map<string, string> {
    const { usingComponents = {} } = this.#readIfThere(`${path}.json`) as PageConfig
    return new Map(
      Object.entries(usingComponents).map(([name, at]) => [
        name,
        at.startsWith('/') ? at.slice(1) : posix.join(posix.dirname(path), at),
      ]),
    )
  }

  text(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8')
  }

  #readIfThere(path: string): object {
    return existsSync(join(this.folder, path)) ? this.#read(path) : {}
  }

  #read<T>(path: string): T {
    return JSON.parse(this.text(path)) as T
  }
}
