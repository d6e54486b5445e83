import type { Browser, BrowserContext, Page as Tab } from 'playwright-core'
import { PATIENCE_MS } from '../steps'
import { DESK_SIZE } from './desk'

/** One person at a desk, by what they see: buttons and fields by their names, pages by their title. */
export type Person = {
  tab: Tab
  context: BrowserContext
  /** Opens a page from the navigation and waits for its title. */
  go: (page: string, title?: string | RegExp) => Promise<void>
  press: (name: string | RegExp) => Promise<void>
  /** Presses in the dialog that is open. */
  confirm: (name: string | RegExp, reason?: { label: string | RegExp; text: string }) => Promise<void>
  fill: (label: string | RegExp, text: string) => Promise<void>
  sees: (text: string | RegExp, withinMs?: number) => Promise<void>
}

/** Everybody of the story. */
export type Cast = { admin: Person; ops: Person; finance: Person; finance2: Person }

/** Comes to the console as a stranger does: by its address, with an account and a password. */
export async function sitDown(browser: Browser, address: string, login: string, password: string): Promise<Person> {
  const context = await browser.newContext({ viewport: DESK_SIZE, locale: 'zh-CN', acceptDownloads: true })
  const tab = await context.newPage()
  const person = at(tab, context)
  await tab.goto(`${address}/console/`)
  await signIn(person, login, password)
  await tab.getByRole('navigation', { name: '主导航' }).waitFor({ timeout: PATIENCE_MS })
  return person
}

/** Fills the form of the first page, or of the dialog above a page whose session has ended. */
export async function signIn({ tab }: Person, login: string | null, password: string): Promise<void> {
  if (login) await tab.getByLabel('账号', { exact: true }).fill(login)
  await tab.getByLabel('密码', { exact: true }).fill(password)
  await tab.getByRole('button', { name: '登录', exact: true }).click()
}

function at(tab: Tab, context: BrowserContext): Person {
  const dialog = () => tab.getByRole('dialog').last()
  // A picture in a button says its own word before the button's.
  const named = (name: string | RegExp) => ({ name: typeof name === 'string' ? new RegExp(`^(\\w+ )?${name}$`) : name })
  return {
    tab,
    context,
    go: async (page, title = page) => {
      await tab.getByRole('navigation', { name: '主导航' }).getByRole('link', named(page)).click()
      await tab.getByRole('heading', { level: 1, name: title }).waitFor({ timeout: PATIENCE_MS })
    },
    press: (name) => tab.getByRole('button', named(name)).first().click({ timeout: PATIENCE_MS }),
    confirm: async (name, reason) => {
      if (reason) await dialog().getByLabel(reason.label).fill(reason.text)
      await dialog().getByRole('button', named(name)).click({ timeout: PATIENCE_MS })
    },
    fill: (label, text) => tab.getByLabel(label).first().fill(text, { timeout: PATIENCE_MS }),
    sees: (text, withinMs = PATIENCE_MS) => tab.getByText(text).first().waitFor({ timeout: withinMs }),
  }
}
