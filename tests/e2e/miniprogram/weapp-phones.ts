import automator from 'miniprogram-automator'
import { type OpenedApp, openApp } from '../../weapp-host/open-app'
import { PATIENCE_MS, until } from '../steps'
import { isSaid, type Line, type Phone, type Phones, type Place, type Thing } from './phone'
import { AGREE_TO_PRIVACY, REGISTER_BY_PHONE } from './things'

export type Program = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<Program['currentPage']>>>
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>

const LINES = { good: 'online', slow: 'slow', failing: 'failing', absent: 'offline' } as const

/** The built mini-program in the headless host, driven by the client of WeChat's own tools; each seat is a host. */
export function openWeappPhones(address: string): Phones {
  const seats = new Map<string, WeappPhone>()
  return {
    title: 'weapp',
    async open(seat, person, place) {
      await seats.get(seat)?.close()
      const phone = await hostedPhone(address, person, place)
      seats.set(seat, phone)
      return phone
    },
    inUse: () => [...seats.values()],
    close: async () => {
      for (const phone of seats.values()) await phone.close()
    },
  }
}

async function hostedPhone(address: string, person: string, { page, query = {} }: Place): Promise<WeappPhone> {
  let phoneNumber = ''
  const app: OpenedApp = await openApp({
    backendUrl: address,
    person: `login-${person}`,
    launch: { path: page, query },
    answers: { phoneNumber: () => ({ code: `phone-${phoneNumber}` }) },
  })
  const program = await automator.connect({ wsEndpoint: app.wsEndpoint })
  return new WeappPhone(program, {
    givePhone: async (phone, button) => {
      phoneNumber = phone
      await button.tap()
    },
    setLine: async (line) => {
      if (line === 'deaf') throw new Error('the host has no line that loses answers only')
      await app.host.setNetwork(LINES[line])
    },
    notes: async () => [...app.host.screen.toasts],
    close: () => app.close(),
  })
}

/** What a window of WeChat does differently from another: the headless host or the developer tools. */
export type Window = {
  givePhone: (phone: string, button: Element) => Promise<void>
  setLine: (line: Line) => Promise<void>
  notes: () => Promise<string[]>
  close: () => Promise<void>
}

/** One phone with WeChat in it, by ids and classes and what can be read. */
export class WeappPhone implements Phone {
  constructor(
    readonly program: Program,
    private readonly window: Window,
  ) {}

  async open({ page, query = {} }: Place): Promise<void> {
    const asked = new URLSearchParams(query).toString()
    await this.program.reLaunch(`/${page}${asked ? `?${asked}` : ''}`)
  }

  async tap(thing: Thing): Promise<void> {
    await (await this.#wait(thing)).tap()
  }

  async tapTwice(thing: Thing): Promise<void> {
    const button = await this.#wait(thing)
    await Promise.all([button.tap(), button.tap()])
  }

  async type(label: string | RegExp, text: string): Promise<void> {
    const field = (await this.#field(label)) as Element & { input: (text: string) => Promise<void> }
    await field.input(text)
  }

  async typed(label: string | RegExp): Promise<string> {
    return String(await (await this.#field(label)).value())
  }

  async has(thing: Thing): Promise<boolean> {
    return (await this.#find(thing)) !== null
  }

  async pictureAddress(css: string): Promise<string> {
    return until(`a picture at ${css}`, async () => {
      const page = await this.program.currentPage()
      return (await page?.$(css))?.attribute('src')
    })
  }

  async reads(): Promise<string> {
    return (await this.#onPage(async (page) => (await page.$('.page'))?.text())) ?? ''
  }

  async sees(words: string | RegExp, withinMs = PATIENCE_MS): Promise<string> {
    let text = ''
    return until(
      () => `“${words}” on the page, which says:\n${text}`,
      async () => {
        text = [await this.reads(), ...(await this.notes())].join('\n')
        return isSaid(text, words) && text
      },
      withinMs,
    )
  }

  notes(): Promise<string[]> {
    return this.window.notes()
  }

  async givePhone(phone: string): Promise<void> {
    await this.window.givePhone(phone, await this.#wait(REGISTER_BY_PHONE))
    // WeChat asks for its own agreement the first time something personal is touched.
    if (await this.has(AGREE_TO_PRIVACY)) await this.tap(AGREE_TO_PRIVACY)
  }

  /** WeChat's own sheet is answered where it is asked for: by the stand-in. */
  async pay(): Promise<void> {}
  async payByTwoTaps(): Promise<void> {}

  setLine(line: Line, only = ''): Promise<void> {
    if (only) throw new Error('a line of WeChat is bad for every call')
    return this.window.setLine(line)
  }

  async picture(): Promise<string> {
    const page = await this.program.currentPage()
    return `${page?.path}, which says:\n${await this.reads()}\n${(await this.notes()).join('\n')}`
  }

  async close(): Promise<void> {
    this.program.disconnect()
    await this.window.close()
  }

  async #find({ css, words }: Thing): Promise<Element | null> {
    return this.#onPage(async (page) => {
      const found: Element[] = await page.$$(css)
      if (css.startsWith('#')) return found[0] ?? null
      for (const element of found) if (isSaid(await element.text(), words)) return element
      return null
    })
  }

  async #wait(thing: Thing): Promise<Element> {
    return until(
      async () => `${thing.css} “${thing.words}” on the page, which says:\n${await this.reads()}`,
      () => this.#find(thing),
      PATIENCE_MS,
    )
  }

  /** The label is the first thing in a field's box. */
  async #field(label: string | RegExp): Promise<Element> {
    return until(`the field “${label}”`, () =>
      this.#onPage(async (page) => {
        const boxes: Element[] = await page.$$('.form-field')
        for (const box of boxes) {
          const said = (await (await box.$('.form-field-label'))?.text())?.trim() ?? ''
          if (typeof label === 'string' ? said !== label : !label.test(said)) continue
          return (await box.$('input')) ?? (await box.$('textarea'))
        }
        return null
      }),
    )
  }

  /** What the page in front answers; one that is left before it could says nothing, and whoever waits looks again. */
  async #onPage<T>(ask: (page: Page) => Promise<T>): Promise<T | null> {
    const page = await this.program.currentPage()
    if (!page) return null
    return ask(page).catch((error: Error) => {
      if (/page \d+ is closed/.test(error.message)) return null
      throw error
    })
  }
}
