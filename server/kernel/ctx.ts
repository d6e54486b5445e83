import type { Kysely } from 'kysely'
import type { GuideRole, StaffRole } from '../../contract/vocabulary'
import type { Log } from './log'
import type { NewId } from './new-id'
import type { Outside } from './outside'
import type { Schema } from './schema'

/** The database, inside or outside a transaction. Only `.sql.ts` files query it. */
export type Db = Kysely<Schema>

/** Which stores a staff member may see: all of the brand, or those listed. */
export type StoreScope = 'all' | readonly string[]

/** Who calls, as the door established it. Never read from the input of a call. */
export type Caller =
  | { kind: 'shopper'; brandId: string; openid: string; unionid: string | null }
  | { kind: 'guide'; brandId: string; guideId: string; role: GuideRole; storeIds: readonly string[] }
  | {
      kind: 'ops'
      brandId: string
      staffId: string
      role: StaffRole
      stores: StoreScope
      /** The password was set by somebody else: nothing may be done before it is changed. */
      mustChangePassword?: true
      /** The brand asks for an authenticator and theirs is not set up: nothing else may be done before it is. */
      mustSetUpTotp?: true
    }
  | { kind: 'partner'; brandId: string; partnerId: string }
  | { kind: 'payment'; brandId: string }
  | { kind: 'clock'; brandId: string }

/** A caller that the door could not name: may only use open endpoints. */
export type Anonymous = { kind: 'anonymous'; brandId: string; openid: string | null; unionid: string | null }

/** Everything a use case may reach outside its own arguments. Tests supply all of it. */
export type Ctx<C = Caller> = {
  db: Db
  now: Date
  caller: C
  requestId: string
  /** Keyed hash of the network the call came from; absent where there is none or it is of no interest. */
  addressHash?: string
  newId: NewId
  outside: Outside
  log: Log
}

export type CallerOf<K extends Caller['kind']> = Extract<Caller, { kind: K }>

/** Who did it, for audit rows and journals: `guide:gd_…`, `ops:sf_…`, `clock`. */
export function actorOf(caller: Caller | Anonymous): string {
  switch (caller.kind) {
    case 'shopper':
      return 'shopper'
    case 'guide':
      return `guide:${caller.guideId}`
    case 'ops':
      return `ops:${caller.staffId}`
    case 'partner':
      return `partner:${caller.partnerId}`
    default:
      return caller.kind
  }
}
