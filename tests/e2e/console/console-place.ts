import type { BrowserContext, Page as Tab } from 'playwright-core'

/** Who sits there: the sample brand's staff, and one account of some stores only. */
export type Seat = 'admin' | 'ops' | 'finance' | 'manager'

export type Ask = <Data>(name: string, input?: unknown) => Promise<Data>
/** Desks of everybody at headquarters of one running product. */
export type Desk = {
  address: string
  /** A call of the ops door as one of them, with the session of their browser. */
  ask: (as: Seat) => Ask
  context: (as: Seat) => BrowserContext
  close: () => Promise<void>
}

/** What the line to the server does while the page is open: answers never come, or fail. */
export type ConsoleLine = 'held' | 'failing'

/** One page of the console in one state. */
export type ConsolePlace = {
  /** What its picture is called, `leads-many`: the page, then the state. */
  name: string
  /** As it stands in `console/navigation`, `leads/:leadId`. */
  page: string
  as: Seat
  /** The address below `/console/`; found out over the API where it holds a number. The page itself when left out. */
  address?: (desk: Desk) => Promise<string> | string
  line?: ConsoleLine
  /** What is made ready before the page opens: answers that say what a brand says for moments only. */
  before?: (tab: Tab, desk: Desk) => Promise<unknown>
  /** What the person does to come to this state. */
  act?: (tab: Tab) => Promise<unknown>
  /** A text that is there in this state only: without it the walk looked at something else. */
  sees: string | RegExp
  /**
   * The forms and dialogs that stand open, by file and component: `staff-acts/CloseDialog`. A test says that each one of
   * the console has its place, and that what the place sees are words of theirs.
   */
  opens?: readonly string[]
}
