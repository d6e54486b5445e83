import { Denied } from '../answers'
import { Refused } from '../page-stack'
import type { Desk } from './desk'

export type Options = Record<string, unknown>
type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'function'
/** Answers an object, or nothing. `isInTap`: whether the app called while a person's tap was being worked on. */
type Run = (options: Options, isInTap: boolean) => unknown
type Callbacks = { success?: unknown; fail?: unknown; complete?: unknown }

/**
 * An asynchronous function of `wx`: takes one object, checks its members, answers through success, fail and complete or,
 * when none is given, through a promise. `run` throws `Denied` for what the phone or the person refuses.
 */
export function asyncApi(
  desk: Desk,
  name: string,
  needed: Record<string, Kind>,
  run: Run,
): (options?: Options) => unknown {
  const api = (options: Options = {}) => {
    if (typeof options !== 'object' || options === null) throw new TypeError(`wx.${name} takes an object`)
    desk.note(name, options)
    const { success, fail, complete } = options as Callbacks
    const { isInTap } = desk
    const work = called(desk, name).then(async () => {
      check(options, needed)
      return desk.adopt({ errMsg: `${name}:ok`, ...((await run(options, isInTap)) as object | undefined) })
    })
    const answered = work.catch((error: unknown) => Promise.reject(desk.adopt(failureOf(name, error))))
    const tell = (callbacks: unknown[], answer: unknown) => {
      for (const callback of callbacks)
        if (typeof callback === 'function') desk.run(`${name} callback`, () => callback(answer))
    }
    if (success || fail || complete) {
      void answered.then(
        (answer) => tell([success, complete], answer),
        (failure) => tell([fail, complete], failure),
      )
      return undefined
    }
    return desk.promise(answered)
  }
  return Object.assign(api, { isAsync: true as const })
}

/** As `asyncApi`, and the app does not come to rest before it answered. */
export function trackedApi(...[desk, name, needed, run]: Parameters<typeof asyncApi>): (options?: Options) => unknown {
  return asyncApi(desk, name, needed, (options, isInTap) =>
    desk.pending.track(name, Promise.resolve(run(options, isInTap))),
  )
}

/** The call crosses from the app to WeChat: what comes of it is no longer part of the tap. */
function called(desk: Desk, name: string): Promise<void> {
  const arrived = desk.pending.begin(name)
  return new Promise((resolve) =>
    setImmediate(() => {
      resolve()
      setImmediate(arrived)
    }),
  )
}

function check(options: Options, needed: Record<string, Kind>): void {
  for (const [member, kind] of Object.entries(needed)) {
    const value = options[member]
    const is = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
    if (is === kind) continue
    throw new Denied(`parameter error: parameter.${member} should be ${named(kind)} instead of ${named(is)};`)
  }
}

function named(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1)
}

function failureOf(name: string, error: unknown): { errMsg: string; errno?: number } {
  if (error instanceof Denied || error instanceof Refused)
    return { errMsg: `${name}:fail ${error.reason}`, ...(error.errno !== undefined && { errno: error.errno }) }
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` }
}
