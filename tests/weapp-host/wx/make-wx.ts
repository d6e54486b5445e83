import { account } from './account'
import type { Area, Desk } from './desk'
import { device } from './device'
import { interaction } from './interaction'
import { navigation } from './navigation'
import { network } from './network'
import { payment } from './payment'
import { selection } from './selection'
import { sharing } from './sharing'
import { storage } from './storage'
import { system } from './system'

/** What bundles look for before it is there. */
const ASKED_BY_BUNDLES = new Set(['webpackJsonp', 'then', 'toJSON', '__esModule', '$$typeof'])

/**
 * The `wx` of the app. Reading a member it does not have throws and is a fault of the app: either the app uses what
 * the base library does not offer, or the host must learn it. `'name' in wx` and `wx.canIUse` ask without harm.
 */
export function makeWx(desk: Desk, absent: (error: Error) => void): Record<string, unknown> {
  const own: Area = {}
  Object.assign(
    own,
    system(desk, (name) => name in own),
    navigation(desk),
    storage(desk),
    network(desk),
    interaction(desk),
    account(desk),
    device(desk),
    payment(desk),
    selection(desk),
    sharing(desk),
  )
  return new Proxy(own, {
    get: (target, name) => {
      if (typeof name === 'string' && !(name in target) && !ASKED_BY_BUNDLES.has(name)) {
        const error = new Error(`wx.${name} is not in the host`)
        absent(error)
        throw error
      }
      return Reflect.get(target, name)
    },
  })
}
