import type { Browser, BrowserContext, Locator, Page, Route } from 'playwright-core'
import { launchChromium } from '../../weapp-host/view/find-chromium'
import { PATIENCE_MS, until } from '../steps'
import { isSaid, type Line, type Phone, type Phones, type Place, type Thing } from './phone'
import { CONFIRM_PAY, REGISTER } from './things'

const SLOW_MS = 3_000
const CALLS = /\/(api|stand-in)\//

/** The h5 page in Chromium, used as a person does who hears or sees it: by role and label. */
export async function openH5Phones(address: string, size: { width: number; height: number }): Promise<Phones> {
  const browser = await launchChromium()
  const seats = new Map<string, H5Phone>()
  return {
    title: `h5 ${size.width}×${size.height}`,
    async open(seat, person, place) {
      await seats.get(seat)?.close()
      const phone = await H5Phone.start(browser, address, person, size)
      seats.set(seat, phone)
      await phone.open(place)
      return phone
    },
    inUse: () => [...seats.values()],
    close: () => browser.close(),
  }
}

class H5Phone implements Phone {
  readonly #notes: string[] = []
  #line: Line = 'good'
  #only = ''

  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly at: (place: Place) => string,
  ) {}

  static async start(browser: Browser, address: string, person: string, size: { width: number; height: number }) {
    const context = await browser.newContext({
      viewport: size,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      hasTouch: true,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    const phone = new H5Phone(context, page, ({ page: path, query = {} }) => {
      const asked = new URLSearchParams(query).toString()
      return `${address}/app/?as=${person}#/${path}${asked ? `?${asked}` : ''}`
    })
    await page.route(CALLS, (route) => phone.#carry(route))
    // A note is gone before anybody can look for it, so each is written down as it appears.
    await page.exposeFunction('noteShown', (words: string) => phone.#notes.push(words))
    await page.addInitScript(NOTE_LISTENER)
    return phone
  }

  async open(place: Place): Promise<void> {
    // Only the part behind the # may differ, which a browser does not load anew.
    await this.page.goto('about:blank')
    await this.page.goto(this.at(place), { waitUntil: 'domcontentloaded' })
  }

  async tap(thing: Thing): Promise<void> {
    await this.#find(thing).click()
  }

  async tapTwice(thing: Thing): Promise<void> {
    await this.#find(thing).dblclick()
  }

  async type(label: string | RegExp, text: string): Promise<void> {
    await this.#field(label).fill(text)
  }

  async typed(label: string | RegExp): Promise<string> {
    return this.#field(label).inputValue()
  }

  async has(thing: Thing): Promise<boolean> {
    return (await this.#find(thing).count()) > 0
  }

  async pictureAddress(css: string): Promise<string> {
    const picture = this.page.locator(`img${css}, ${css} img`).first()
    await picture.waitFor()
    return (await picture.getAttribute('src')) ?? ''
  }

  async reads(): Promise<string> {
    return this.page.evaluate(WORDS_OF_PAGE)
  }

  async sees(words: string | RegExp, withinMs = PATIENCE_MS): Promise<string> {
    let text = ''
    return until(
      () => `“${words}” on the page, which says:\n${text}`,
      async () => {
        text = [await this.reads(), ...this.#notes].join('\n')
        return isSaid(text, words) && text
      },
      withinMs,
    )
  }

  async notes(): Promise<string[]> {
    return [...this.#notes]
  }

  async givePhone(phone: string): Promise<void> {
    await this.type('手机号', phone)
    await this.tap(REGISTER)
  }

  async pay(): Promise<void> {
    await this.tap(CONFIRM_PAY)
  }

  async payByTwoTaps(): Promise<void> {
    await this.tapTwice(CONFIRM_PAY)
  }

  async setLine(line: Line, only = ''): Promise<void> {
    this.#line = line
    this.#only = only
  }

  async picture(path: string): Promise<string> {
    await this.page.screenshot({ path, fullPage: true })
    return path
  }

  async close(): Promise<void> {
    await this.context.close()
  }

  async #carry(route: Route): Promise<void> {
    switch (route.request().url().includes(this.#only) ? this.#line : 'good') {
      case 'absent':
        return route.abort('internetdisconnected')
      case 'failing':
        return route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' })
      case 'deaf':
        await route.fetch().catch(() => undefined)
        return route.abort('connectionreset')
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
    }
    // The phone may have gone elsewhere meanwhile.
    await route.continue().catch(() => undefined)
  }

  #find({ role, words }: Thing): Locator {
    return this.page.getByRole(role, { name: words, exact: true }).filter({ visible: true }).first()
  }

  /** Whatever the keyboard of the field is: text, numbers, a search. */
  #field(label: string | RegExp): Locator {
    const labelled = this.page.getByLabel(label, { exact: true })
    return this.page.locator('input, textarea').and(labelled).filter({ visible: true }).first()
  }
}

const WORDS_OF_PAGE = `[...document.body.children].filter((one) => !one.classList.contains('taro__toast')).map((one) => one.innerText ?? '').join('\\n')`
/** The note is one element that is made once and shown again with other words. */
const NOTE_LISTENER = `let last = ''
new MutationObserver(() => {
  const note = document.querySelector('.taro__toast')
  const isShown = note && note.style.display !== 'none' && note.style.opacity !== '0'
  const words = isShown ? note.innerText.trim() : ''
  if (words && words !== last) noteShown(words)
  last = words
}).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'], characterData: true })`
