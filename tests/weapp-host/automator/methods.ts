import type { WeappHost } from '../host'
import type { WeappView } from '../view/view'
import type { Handles } from './handles'

/** What the methods of the protocol work on. */
export type Served = {
  host: WeappHost
  view: WeappView | null
  handles: Handles
  /** Sends an event to the client. */
  send: (method: string, params: object) => void
  /** The client asked to hear the app's console. */
  hearsLogs: boolean
}

/** One method: takes the request's parameters, answers its result. What it throws is the client's error. */
export type Method<Params = never> = (
  served: Served,
  params: Params,
) => object | undefined | Promise<object | undefined>
export type Methods = Record<string, Method>

/** The methods this host does not have say so, instead of leaving the client waiting. */
export class NotServed extends Error {
  constructor(what: string) {
    super(`the headless host does not serve ${what}`)
  }
}
