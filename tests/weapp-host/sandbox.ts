import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import vm from 'node:vm'
import type { HostClock } from './clock'

/** The functions a bundle calls to register itself. */
export type Registrars = {
  App: (definition: object) => void
  Page: (definition: object) => void
  Component: (definition: object) => void
  getApp: () => unknown
  getCurrentPages: () => unknown[]
}
export type LogLine = { type: 'log' | 'info' | 'warn' | 'error' | 'debug'; args: unknown[] }

/** What the language has and a phone's base library does not offer everywhere. */
const ABSENT_ON_PHONES = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef']

/**
 * The JavaScript world of a mini-program: no DOM, no Node, no `eval` and no `new Function`; the host's clock; and
 * CommonJS modules read from the built folder when they are first asked for.
 */
export class Sandbox {
  readonly #modules = new Map<string, { exports: unknown }>()
  readonly context: vm.Context
  readonly #parse: (text: string) => unknown
  readonly #promise: (start: Start) => Promise<unknown>

  constructor(
    readonly folder: string,
    clock: HostClock,
    wx: object,
    registrars: Registrars,
    log: (line: LogLine) => void,
  ) {
    const say =
      (type: LogLine['type']) =>
      (...args: unknown[]) =>
        log({ type, args })
    const after =
      (arm: (run: () => void, ms?: number) => number) =>
      (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
        arm(() => run(...args), ms)
    this.context = vm.createContext(
      {
        ...registrars,
        wx,
        Behavior: (definition: object) => definition,
        requirePlugin: (name: string) => {
          throw new Error(`the host has no plugin ${name}`)
        },
        console: {
          log: say('log'),
          info: say('info'),
          warn: say('warn'),
          error: say('error'),
          debug: say('debug'),
        },
        setTimeout: after((run, ms) => clock.setTimeout(run, ms)),
        setInterval: after((run, ms) => clock.setInterval(run, ms)),
        clearTimeout: (id?: number) => clock.clear(id),
        clearInterval: (id?: number) => clock.clear(id),
        __wxConfig: {},
        hostNow: () => clock.now(),
      },
      { codeGeneration: { strings: false, wasm: false } },
    )
    this.evaluate(PRELUDE)
    this.#parse = this.evaluate('JSON.parse') as (text: string) => unknown
    this.#promise = this.evaluate('(start) => new Promise(start)') as (start: Start) => Promise<unknown>
  }

  /** Runs the module at `path` (`pages/home/index.js`) once and answers its exports. */
  require(path: string): unknown {
    const file = posix.normalize(path.endsWith('.js') ? path : `${path}.js`)
    if (file.startsWith('..')) throw new Error(`${file} is outside of the mini-program`)
    const known = this.#modules.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    this.#modules.set(file, module)
    const wrapped = `(function (require, module, exports) {${readFileSync(join(this.folder, file), 'utf8')}\n})`
    const load = this.evaluate(wrapped, file) as (require: (to: string) => unknown, own: object, out: unknown) => void
    load(
      (to) => this.require(to.startsWith('/') ? to.slice(1) : posix.join(posix.dirname(file), to)),
      module,
      module.exports,
    )
    return module.exports
  }

  /** Runs code of a test or of the automation client among the app's globals. */
  evaluate(code: string, filename = 'evaluated.js'): unknown {
    return vm.runInContext(code, this.context, { filename })
  }

  /** A copy made of the app's own arrays and objects. Functions and undefined members do not survive. */
  adopt<T>(value: T): T {
    const text = JSON.stringify(value)
    return text === undefined ? value : (this.#parse(text) as T)
  }

  /** A promise of the app's own kind. */
  promise<T>(work: Promise<T>): Promise<T> {
    return this.#promise((resolve, reject) => work.then(resolve, reject)) as Promise<T>
  }
}

type Start = (resolve: (value: unknown) => void, reject: (error: unknown) => void) => void

/** `Date` tells the host's time; `globalThis` is also called `global`. */
const PRELUDE = `
{
  const now = hostNow
  const Machine = Date
  const HostDate = function (...parts) {
    if (!new.target) return new Machine(now()).toString()
    return Reflect.construct(Machine, parts.length === 0 ? [now()] : parts, new.target)
  }
  HostDate.prototype = Machine.prototype
  HostDate.prototype.constructor = HostDate
  HostDate.now = () => now()
  HostDate.UTC = Machine.UTC
  HostDate.parse = Machine.parse
  globalThis.Date = HostDate
  globalThis.global = globalThis
  delete globalThis.hostNow
  for (const name of ${JSON.stringify(ABSENT_ON_PHONES)}) delete globalThis[name]
}
`
