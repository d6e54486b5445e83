import { randomBytes } from 'node:crypto'
import { assert } from '../kernel/assert'
import type { Db } from '../kernel/ctx'
import { type Log, lineLog } from '../kernel/log'
import { idMaker, type NewId } from '../kernel/new-id'
import type { Outside } from '../kernel/outside'
import { findBrandByAppId } from '../usecases/access/find-brand'

/** All that a door needs to answer: made once a process, by the cloud or the local variant. */
export type Wiring = {
  db: Db
  outside: Outside
  /** The mini-program this deployment serves; its brand is the only tenant these doors speak for. */
  appId: string
  now: () => Date
  newId: NewId
  log: Log
  brandId: () => Promise<string>
  close: () => Promise<void>
}

type Parts = Pick<Wiring, 'db' | 'outside' | 'appId'> & Partial<Pick<Wiring, 'now' | 'newId' | 'log' | 'close'>>

/** Completes the parts with the clock, ids and a log on stderr, unless a test brings its own. */
export function wire(parts: Parts): Wiring {
  const now = parts.now ?? (() => new Date())
  let brandId: string | undefined
  return {
    now,
    newId: idMaker(() => now().getTime(), randomBytes),
    log: lineLog((line) => process.stderr.write(`${line}\n`)),
    close: () => parts.db.destroy(),
    ...parts,
    brandId: async () => {
      brandId ??= await findBrandByAppId(parts.db, parts.appId)
      assert(brandId, `No brand has the app id ${parts.appId}: seed or create it first`)
      return brandId
    },
  }
}

/** The part of a call's context that does not depend on who calls. */
export function callContext(wiring: Wiring) {
  const { db, outside, newId, log } = wiring
  return { db, outside, newId, log, now: wiring.now(), requestId: newId('rq') }
}
