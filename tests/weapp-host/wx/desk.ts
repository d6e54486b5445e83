import type { Answers } from '../answers'
import type { AppFiles } from '../app-files'
import type { HostClock } from '../clock'
import type { Page } from '../page'
import type { PageStack } from '../page-stack'
import type { Pending } from '../pending'
import type { Privacy } from '../privacy'
import type { Screen } from '../screen'
import type { HostNode } from '../tree'

export type Network = 'online' | 'slow' | 'failing' | 'offline'
export type Box = { left: number; top: number; right: number; bottom: number; width: number; height: number }
export type Size = { width: number; height: number }
export type Launch = { path: string; query: Record<string, string>; scene: number }

/** What the functions of `wx` work on: the parts of the host. */
export type Desk = {
  files: AppFiles
  clock: HostClock
  pending: Pending
  stack: PageStack
  screen: Screen
  answers: Answers
  launch: Launch
  backendUrl: string | null
  network: Network
  /** True while a person's tap, or their answer to a dialog, is being worked on. */
  isInTap: boolean
  inTap: (work: () => void) => void
  adopt: <T>(value: T) => T
  promise: <T>(work: Promise<T>) => Promise<T>
  /** Runs the app's code; what it throws is a fault of the app. */
  run: (where: string, call: () => unknown) => unknown
  note: (name: string, options: unknown) => void
  /** Something WeChat draws changed. */
  drawn: () => void
  listeners: Map<string, Set<(...args: unknown[]) => void>>
  storage: Map<string, string>
  privacy: Privacy
  granted: Map<string, boolean>
  /** Where the view has the node; a plausible place when there is no view. */
  boxOf: (page: Page, node: HostNode) => Promise<Box>
  screenSize: Size
  /** The part of the screen the page has: without the bars above and below. */
  windowSize: () => Size
  scrolled: (page: Page, top: number) => void
}

/** Some functions of `wx`. */
export type Area = Record<string, unknown>
