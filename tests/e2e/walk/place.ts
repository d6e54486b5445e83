import type { Page as Tab } from 'playwright-core'
import type { Cast, Person } from './cast'

/** What the line to the server does while a page is open: answers never come, fail, or there is no network. */
export type Line = 'held' | 'failing' | 'offline'

/** One page in one state. */
export type Place = {
  /** What its picture is called. */
  name: string
  /** As it stands in `src/app.config.ts`. */
  page: string
  as: Person
  params?: (cast: Cast) => Record<string, string>
  line?: Line
  /** What the person does to come to this state. */
  act?: (tab: Tab, cast: Cast) => Promise<void>
  /** A text that is there in this state only: without it the walk looked at something else. */
  sees: string | RegExp
}

/** Presses the button of this name in the page, or in the sheet over it. */
export const press = (name: string | RegExp) => (tab: Tab) => tab.getByRole('button', { name }).last().click()

/** Presses the element of this id, for buttons whose words stand elsewhere too. */
export const pressId = (id: string) => (tab: Tab) => tab.locator(`#${id}`).click()
