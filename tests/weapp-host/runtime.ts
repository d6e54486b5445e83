import { EventEmitter } from 'node:events'
import { type Answers, willing } from './answers'
import { AppFiles } from './app-files'
import { HostClock } from './clock'
import { compileTemplates, type Templates } from './compiler'
import { type ComponentDefinition, checkDefinition } from './component'
import { Page } from './page'
import { PageStack } from './page-stack'
import { Pending } from './pending'
import { Privacy } from './privacy'
import { type LogLine, Sandbox } from './sandbox'
import { Screen } from './screen'
import type { SetDataRecord } from './set-data'
import type { HostNode } from './tree'
import type { Box, Desk, Launch, Network, Size } from './wx/desk'
import { makeWx } from './wx/make-wx'

export type HostOptions = {
  /** The built mini-program. */
  folder: string
  launch?: Partial<Launch>
  /** Requests go here, whatever host the app was built for; null sends them where they say. */
  backendUrl?: string | null
  answers?: Partial<Answers>
  network?: Network
  /** The time the app starts at, which then moves by hand only. By default it runs with the machine's. */
  startsAt?: number
  screenSize?: Size
  /** What the app stored before: hand in the same map to start it again on the same phone. */
  storage?: Map<string, string>
  hasAgreedToPrivacy?: boolean
}

/** What the host tells: something was drawn, pages moved, the app logged, a call of `wx`, a fault of the app. */
export type Told = { drawn: []; moved: [string]; log: [LogLine]; fault: [Error]; called: [string, unknown] }

const NAVIGATION_BAR_PX = 64
const TAB_BAR_PX = 50
const FIRST_DRAW_MS = 2

/** All parts of a running mini-program, put together. `WeappHost` is what tests use. */
export class Runtime {
  readonly files: AppFiles
  readonly clock: HostClock
  readonly pending = new Pending()
  readonly screen: Screen
  readonly stack: PageStack
  readonly sandbox: Sandbox
  readonly desk: Desk
  readonly wx: Record<string, unknown>
  readonly faults: Error[] = []
  readonly setDataRecords = new Map<string, SetDataRecord>()
  readonly events = new EventEmitter<Told>()
  app: Record<string, unknown> = {}
  /** Measures in a view; without one places are made up. */
  measure: ((page: Page, node: HostNode) => Promise<Box | null>) | null = null
  readonly #templates: Templates
  readonly #definitions = new Map<string, Record<string, unknown>>()
  readonly #componentsOf = new Map<string, Map<string, string>>()
  readonly #drawn: (() => void)[] = []
  #loading = ''
  #pageIds = 0

  constructor(options: HostOptions) {
    this.files = new AppFiles(options.folder)
    this.clock = new HostClock(options.startsAt ?? null, (error) => this.fault(error))
    this.screen = new Screen(this.clock, () => this.events.emit('drawn'))
    this.stack = new PageStack({
      files: this.files,
      make: (path, query) => this.#makePage(path, query),
      moved: (way) => this.events.emit('moved', way),
      whenReady: (run) => void this.clock.setTimeout(run, FIRST_DRAW_MS),
    })
    this.desk = this.#makeDesk(options)
    this.wx = makeWx(this.desk, (error) => this.fault(error))
    this.sandbox = new Sandbox(
      options.folder,
      this.clock,
      this.wx,
      {
        App: (definition) => {
          this.app = definition as Record<string, unknown>
        },
        Page: (definition) => void this.#definitions.set(this.#loading, definition as Record<string, unknown>),
        Component: (definition) => void this.#definitions.set(this.#loading, definition as Record<string, unknown>),
        getApp: () => this.app,
        getCurrentPages: () => this.stack.pages.map((page) => page.self),
      },
      (line) => this.events.emit('log', line),
    )
    this.#templates = compileTemplates(options.folder, this.sandbox.context)
  }

  /** Tells the app's own listeners (`wx.onAppShow` and its like). */
  emit(event: string, ...args: unknown[]): void {
    for (const listener of this.desk.listeners.get(event) ?? []) this.run(`on${event}`, () => listener(...args))
  }

  /** Runs the app's code. What it throws is noted and told to the app, as WeChat does; the app lives on. */
  run(where: string, call: () => unknown): unknown {
    try {
      return call()
    } catch (error) {
      this.fault(error, where)
      return undefined
    }
  }

  fault(error: unknown, where = 'timer'): void {
    // The app's errors are not of this world's classes.
    const message = (error as { message?: string } | null)?.message ?? String(error)
    const fault = new Error(`${where}: ${message}`, { cause: error })
    this.faults.push(fault)
    this.events.emit('fault', fault)
    if (typeof this.app.onError === 'function') {
      const { onError } = this.app
      try {
        onError.call(this.app, message)
      } catch (another) {
        this.faults.push(new Error(`onError: ${String(another)}`))
      }
    }
  }

  #makePage(path: string, query: Record<string, string>): Page {
    return new Page(
      ++this.#pageIds,
      path,
      query,
      this.#definitionOf(path),
      this.files.pageConfig(path),
      {
        templates: this.#templates,
        componentsOf: (at) => this.#components(at),
        definitionOf: (at) => checkDefinition(at, this.#definitionOf(at) as ComponentDefinition),
      },
      {
        adopt: (value) => this.sandbox.adopt(value),
        record: this.#recordOf(path),
        run: (where, call) => this.run(where, call),
        redraw: () => this.#drawSoon(),
        afterDrawn: (run) => {
          this.#drawn.push(run)
          this.#drawSoon()
        },
      },
    )
  }

  #isDrawing = false

  /** Pages are drawn once a turn, so that their components are there, whether or not anybody looks. */
  #drawSoon(): void {
    if (this.#isDrawing) return
    this.#isDrawing = true
    const end = this.pending.begin('drawing')
    setImmediate(() => {
      this.#isDrawing = false
      for (const page of this.stack.living()) this.run(`${page.path} drawing`, () => page.tree())
      for (const run of this.#drawn.splice(0)) run()
      this.events.emit('drawn')
      end()
    })
  }

  #components(path: string): Map<string, string> {
    const known = this.#componentsOf.get(path) ?? this.files.componentsOf(path)
    this.#componentsOf.set(path, known)
    return known
  }

  #definitionOf(path: string): Record<string, unknown> {
    for (const component of this.#components(path).values()) {
      if (this.#definitions.has(component) || component === path) continue
      this.#load(component)
    }
    this.#load(path)
    const definition = this.#definitions.get(path)
    if (!definition) throw new Error(`${path}.js registers no page and no component`)
    return definition
  }

  #load(path: string): void {
    if (this.#definitions.has(path)) return
    this.#loading = path
    this.sandbox.require(`${path}.js`)
  }

  #recordOf(path: string): SetDataRecord {
    const record = this.setDataRecords.get(path) ?? { count: 0, bytes: 0, bytesMax: 0 }
    this.setDataRecords.set(path, record)
    return record
  }

  #makeDesk(options: HostOptions): Desk {
    const screenSize = options.screenSize ?? { width: 375, height: 667 }
    const windowSize = () => {
      const isTab = this.files.tabs().includes(this.stack.pages.at(-1)?.path ?? this.files.pages[0]!)
      return { width: screenSize.width, height: screenSize.height - NAVIGATION_BAR_PX - (isTab ? TAB_BAR_PX : 0) }
    }
    const desk: Desk = {
      files: this.files,
      clock: this.clock,
      pending: this.pending,
      stack: this.stack,
      screen: this.screen,
      answers: willing(options.answers),
      launch: { path: this.files.pages[0]!, query: {}, scene: 1001, ...options.launch },
      backendUrl: options.backendUrl ?? null,
      network: options.network ?? 'online',
      isInTap: false,
      inTap: (work) => {
        desk.isInTap = true
        setImmediate(() => {
          desk.isInTap = false
        })
        work()
      },
      adopt: (value) => this.sandbox.adopt(value),
      promise: (work) => this.sandbox.promise(work),
      run: (where, call) => this.run(where, call),
      note: (name, given) => this.events.emit('called', name, given),
      drawn: () => this.events.emit('drawn'),
      listeners: new Map(),
      storage: options.storage ?? new Map(),
      privacy: new Privacy(
        options.hasAgreedToPrivacy ?? false,
        () => desk.answers.privacyWindow(),
        (where, call) => this.run(where, call),
      ),
      granted: new Map(),
      boxOf: async (page, node) => (await this.measure?.(page, node)) ?? madeUpBox(page, node, windowSize()),
      screenSize,
      windowSize,
      scrolled: (page, top) => {
        page.scrollTop = top
        page.call('onPageScroll', this.sandbox.adopt({ scrollTop: top }))
        this.events.emit('drawn')
      },
    }
    return desk
  }
}

/** Without a view elements lie below each other, as high as a line. */
function madeUpBox(page: Page, node: HostNode, { width }: Size): Box {
  const height = 40
  const top = page.nodes().indexOf(node) * height - page.scrollTop
  return { left: 0, top, right: width, bottom: top + height, width, height }
}
