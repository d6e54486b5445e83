import { Gestures } from './gestures'
import type { Page } from './page'
import { type HostOptions, Runtime } from './runtime'
import { type HostNode, textOf } from './tree'
import type { Network } from './wx/desk'

export type Shared = { title?: string; path?: string; imageUrl?: string; query?: string }
/** A node, or a selector whose first element on the page in sight is meant. */
export type Aim = HostNode | string

/**
 * A phone with WeChat, for one built mini-program: it runs the production bundle as it is, and tests act on it as a
 * person does. What it stands for and what it cannot prove is in the README beside this file.
 */
export class WeappHost {
  readonly runtime: Runtime
  /** Every call of `wx` that takes an object, in order. */
  readonly calls: { name: string; options: unknown }[] = []
  readonly logs: string[] = []
  /** The last thing a person passed on by a share button. */
  shared: Shared | null = null
  readonly #gestures: Gestures
  #isInForeground = true

  constructor(options: HostOptions) {
    this.runtime = new Runtime(options)
    this.runtime.events.on('called', (name, given) => this.calls.push({ name, options: given }))
    this.runtime.events.on('log', ({ type, args }) => this.logs.push(`${type} ${args.map(String).join(' ')}`))
    const { desk } = this.runtime
    this.#gestures = new Gestures({
      now: () => this.runtime.clock.now(),
      personal: (kind, answer, run) => desk.privacy.give(kind, answer, run),
      phoneNumber: () => desk.answers.phoneNumber(),
      agreedToPrivacy: (buttonId) => desk.privacy.tapped(buttonId),
      share: (page, button) => void this.runtime.pending.track('share', this.#share(page, 'button', button)),
      navigate: (page, attributes) => this.#followNavigator(page, attributes),
      chooseAvatar: () => desk.answers.chooseAvatar(),
      openSetting: () => ({ errMsg: 'openSetting:ok' }),
    })
  }

  get desk() {
    return this.runtime.desk
  }

  get screen() {
    return this.runtime.screen
  }

  get clock() {
    return this.runtime.clock
  }

  /** The page in sight. */
  get page(): Page {
    return this.runtime.stack.top
  }

  /** Paths of the open pages, the one in sight last. */
  get paths(): string[] {
    return this.runtime.stack.pages.map((page) => page.path)
  }

  /** Launches the app and waits for rest. */
  async start(): Promise<void> {
    const { runtime } = this
    const launch = runtime.sandbox.adopt({ ...runtime.desk.launch, referrerInfo: {} })
    runtime.sandbox.require('app.js')
    this.#callApp('onLaunch', launch)
    this.#callApp('onShow', launch)
    runtime.stack.launch(launch.path, launch.query)
    await this.idle()
  }

  /**
   * Waits until the app is at rest: nothing it asked for is open, its promises have settled, and it waits for nothing
   * shorter than half a second. Throws the first fault of the app since the last rest.
   */
  async idle(): Promise<void> {
    await this.runtime.pending.settle(this.runtime.clock.restOfShortTimers())
    const [fault] = this.runtime.faults.splice(0)
    if (fault) throw fault
  }

  /** Moves the app's time forward, then waits for rest. */
  async advance(ms: number): Promise<void> {
    await this.clock.advance(ms)
    await this.idle()
  }

  /** Ends the app: its pages close, its timers stop. */
  async stop(): Promise<void> {
    this.runtime.stack.closeAll()
    await this.runtime.pending.settle(this.clock.restOfShortTimers())
    this.clock.stop()
  }

  /** Runs a function given as text among the app's globals: `getApp`, `getCurrentPages`, `wx`. */
  evaluate(code: string): unknown {
    return this.runtime.sandbox.evaluate(code)
  }

  /** The element meant. Throws when there is none. */
  aim(aim: Aim): HostNode {
    if (typeof aim !== 'string') return aim
    const [node] = this.page.find(aim)
    if (!node) throw new Error(`there is no ${aim} on ${this.page.path}`)
    return node
  }

  textOf(aim: Aim): string {
    return textOf(this.aim(aim))
  }

  async tap(aim: Aim): Promise<void> {
    const node = this.aim(aim)
    await this.act(() => this.#gestures.tap(this.page, node))
  }

  async longPress(aim: Aim): Promise<void> {
    const node = this.aim(aim)
    await this.act(() => this.#gestures.longPress(node))
  }

  async input(aim: Aim, text: string): Promise<void> {
    const node = this.aim(aim)
    await this.act(() => this.#gestures.input(this.page, node, text))
  }

  /** What a person does, by the element's own way; then rest. */
  async act<T>(deed: (gestures: Gestures, page: Page) => T): Promise<T> {
    let result: T | undefined
    this.desk.inTap(() => {
      result = deed(this.#gestures, this.page)
    })
    // What a control holds is seen, whether or not the app takes notice.
    this.runtime.events.emit('drawn')
    await this.idle()
    return result as T
  }

  /** The person leaves WeChat, or goes to another chat. */
  async toBackground(): Promise<void> {
    if (!this.#isInForeground) return
    this.#isInForeground = false
    this.page.call('onHide')
    this.#callApp('onHide', {})
    this.runtime.emit('AppHide', {})
    await this.idle()
  }

  async toForeground(scene = this.desk.launch.scene): Promise<void> {
    if (this.#isInForeground) return
    this.#isInForeground = true
    const options = this.runtime.sandbox.adopt({
      path: this.page.path,
      query: this.page.query,
      scene,
      referrerInfo: {},
    })
    this.#callApp('onShow', options)
    this.runtime.emit('AppShow', options)
    this.page.call('onShow')
    await this.idle()
  }

  async setNetwork(network: Network): Promise<void> {
    const wasOffline = this.desk.network === 'offline'
    this.desk.network = network
    const isOffline = network === 'offline'
    if (wasOffline !== isOffline)
      this.runtime.emit('NetworkStatusChange', { isConnected: !isOffline, networkType: isOffline ? 'none' : 'wifi' })
    await this.idle()
  }

  async pullDown(): Promise<void> {
    if (!this.page.config.enablePullDownRefresh) throw new Error(`${this.page.path} cannot be pulled down`)
    this.page.isPulled = true
    this.page.call('onPullDownRefresh')
    await this.idle()
  }

  async reachBottom(): Promise<void> {
    this.page.call('onReachBottom')
    await this.idle()
  }

  async scrollTo(top: number): Promise<void> {
    this.desk.scrolled(this.page, top)
    await this.idle()
  }

  async back(): Promise<void> {
    this.runtime.stack.navigateBack(1)
    await this.idle()
  }

  /** The person taps a tab. */
  async tapTab(path: string): Promise<void> {
    const tabs = this.runtime.files.app.tabBar?.list ?? []
    const index = tabs.findIndex((tab) => tab.pagePath === path)
    if (index < 0) throw new Error(`${path} is no tab`)
    this.runtime.stack.switchTab(`/${path}`)
    this.page.call('onTabItemTap', { index: String(index), pagePath: path, text: tabs[index]!.text })
    await this.idle()
  }

  /** The person passes the page on by WeChat's menu. Throws when the page does not offer it. */
  async shareByMenu(): Promise<Shared> {
    const shared = await this.#share(this.page, 'menu', null)
    await this.idle()
    return shared
  }

  async #share(page: Page, from: 'menu' | 'button', button: HostNode | null): Promise<Shared> {
    if (!page.has('onShareAppMessage') || (from === 'menu' && !page.isShareable))
      throw new Error(`${page.path} cannot be passed on`)
    const target = button && { id: String(button.attributes.id ?? ''), dataset: {} }
    const given = (page.call('onShareAppMessage', { from, target }) ?? {}) as Shared & { promise?: Promise<Shared> }
    this.shared = {
      title: page.config.navigationBarTitleText ?? '',
      path: page.path,
      ...given,
      ...(await given.promise),
    }
    return this.shared
  }

  #followNavigator(page: Page, { url, 'open-type': openType = 'navigate', delta }: Record<string, unknown>): void {
    const { stack } = this.runtime
    this.runtime.run(`${page.path} navigator`, () => {
      if (openType === 'navigateBack') stack.navigateBack(Number(delta ?? 1))
      else if (openType === 'redirect') stack.redirectTo(url as string)
      else if (openType === 'switchTab' || openType === 'reLaunch') stack[openType](url as string)
      else stack.navigateTo(url as string)
    })
  }

  #callApp(method: string, options: object): void {
    const run = this.runtime.app[method]
    if (typeof run === 'function') this.runtime.run(`app ${method}`, () => run.call(this.runtime.app, options))
  }
}
