import type * as z from 'zod'
import type { Api, EndpointName } from '../../contract/api'
import type { StaffRole } from '../../contract/vocabulary'
import { foundBrand } from '../../server/flows/found-brand'
import type { Anonymous, Caller, Ctx, Db } from '../../server/kernel/ctx'
import { inTransaction } from '../../server/kernel/in-transaction'
import { lineLog } from '../../server/kernel/log'
import { idMaker, type NewId } from '../../server/kernel/new-id'
import { type Served, serve } from '../../server/kernel/serve'
import { type Builders, makeBuilders } from './builders'
import { doorTable } from './door-tables'
import { makeOutsideFakes, type OutsideFakes } from './outside-fakes'
import { seededBytes } from './seeded-bytes'
import { type TestClock, testClock } from './test-clock'
import { anonymousCaller, guideCaller, type StaffScope, shopperCaller, staffCaller } from './world-callers'
import { emptyTables, openTestDatabase, type TestDatabase } from './world-database'

/** What a door answers, with the data of a known endpoint typed. */
export type ReplyOf<Data> =
  | { ok: true; data: Data }
  | { ok: false; error: { code: string; requestId: string; details?: Record<string, unknown> } }

/**
 * One who calls a door: each call goes through the door's own table and the real `serve`. The data of an endpoint in
 * `contract/api.ts` is typed by its name; the input is not, because tests send bad input too.
 */
export type TestCaller = {
  call<Name extends EndpointName>(name: Name, input: unknown): Promise<ReplyOf<z.output<Api[Name]['output']>>>
  call<Data = unknown>(name: string, input: unknown): Promise<ReplyOf<Data>>
}

export type World = {
  db: Db
  brandId: string
  clock: TestClock
  outside: OutsideFakes
  build: Builders
  newId: NewId
  /** Lines the server logged since the test began. */
  logged: string[]
  shopper(who: string, unionid?: string): TestCaller
  guide(guideId: string): TestCaller
  staff(role: StaffRole, scope?: StaffScope): TestCaller
  partner(partnerId: string): TestCaller
  payment(): TestCaller
  timer(): TestCaller
  anonymous(door: Caller['kind'], openid?: string): TestCaller
  /** Any caller through the door of its kind, for tests that make their own. */
  as(caller: Caller | Anonymous, door?: Caller['kind']): TestCaller
  /** The data of a reply; a refusal fails the test with its code. */
  ok<Data>(reply: Promise<ReplyOf<Data>>): Promise<Data>
  /** The code of a refusal; an answer fails the test. */
  refused(reply: Promise<ReplyOf<unknown>>): Promise<string>
  /** A context for a flow, outside any transaction. */
  ctx<C = Caller>(caller: C): Ctx<C>
  /** Runs a flow as a use case would: inside one transaction. */
  run<C, Result>(caller: C, work: (ctx: Ctx<C>) => Promise<Result>): Promise<Result>
  /** A second tenant on the same database and clock, with everything of its own. */
  openBrand(name: string): Promise<World>
}

const STARTS_AT = '2026-03-01T10:00:00+08:00'
const SEED = 20_260_301

type Shared = { db: Db; clock: TestClock; newId: NewId; outside: OutsideFakes; logged: string[] }

/**
 * A whole backend on a real PostgreSQL for the tests of one file. Every test starts from an empty database that holds
 * one brand with the default policies, at 10:00 on 1 March 2026 in Shanghai.
 */
export function useWorld(): World {
  const world = {} as World
  let database: TestDatabase
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  beforeEach(async () => {
    await emptyTables(database.db)
    Object.assign(world, await freshWorld(database.db))
  })
  afterAll(() => database?.close())
  return world
}

/** One brand with the default policies in a database that has none. */
export async function freshWorld(db: Db): Promise<World> {
  const clock = testClock(STARTS_AT)
  const newId = idMaker(() => clock.now().getTime(), seededBytes(SEED))
  return openBrand({ db, clock, newId, outside: makeOutsideFakes(clock.now), logged: [] }, '山居家具')
}

async function openBrand(shared: Shared, name: string): Promise<World> {
  const { db, clock, newId } = shared
  const appId = `wx${newId('br').slice(-16)}`
  return worldOf(shared, await foundBrand({ db, now: clock.now(), newId }, { name, appId }))
}

function worldOf(shared: Shared, brandId: string): World {
  const { db, clock, newId, outside, logged } = shared
  const ctx = <C>(caller: C): Ctx<C> => {
    const log = lineLog((line) => logged.push(line))
    return { db, now: clock.now(), caller, requestId: newId('rq'), newId, outside, log }
  }
  const through = (door: Caller['kind'], identify: (db: Db) => Promise<Caller | Anonymous>): TestCaller => ({
    call: async (name: string, input: unknown) => {
      const table: readonly Served[] = await doorTable(door)
      const { caller: _, ...rest } = ctx(null)
      return serve(table, rest, identify, name, input) as never
    },
  })
  const as = (caller: Caller | Anonymous, door?: Caller['kind']) => {
    const at = door ?? (caller.kind === 'anonymous' ? 'shopper' : caller.kind)
    return through(at, async () => caller)
  }
  return {
    db,
    brandId,
    clock,
    outside,
    newId,
    logged,
    build: makeBuilders({ db, brandId, newId, vault: outside.vault, now: clock.now }),
    shopper: (who, unionid) => as(shopperCaller(brandId, who, unionid ?? null)),
    guide: (guideId) => through('guide', (at) => guideCaller(at, brandId, guideId)),
    staff: (role, scope = {}) => through('ops', (at) => staffCaller(at, { brandId, role, scope, now: clock.now() })),
    partner: (partnerId) => as({ kind: 'partner', brandId, partnerId }),
    payment: () => as({ kind: 'payment', brandId }),
    timer: () => as({ kind: 'clock', brandId }),
    anonymous: (door, openid) => as(anonymousCaller(brandId, openid ?? null), door),
    as,
    ok: async (reply) => {
      const settled = await reply
      if (settled.ok) return settled.data
      throw new Error(`Refused: ${settled.error.code} ${JSON.stringify(settled.error.details ?? {})}${cause(logged)}`)
    },
    refused: async (reply) => {
      const settled = await reply
      if (!settled.ok) return settled.error.code
      throw new Error(`Answered instead of refusing: ${JSON.stringify(settled.data)}`)
    },
    ctx,
    run: (caller, work) => inTransaction(db, (tx) => work({ ...ctx(caller), db: tx })),
    openBrand: (name) => openBrand(shared, name),
  }
}

/** The stack behind an `internal`, so that a failing test shows it. */
function cause(logged: readonly string[]): string {
  const failed = logged.map((line) => JSON.parse(line)).findLast((line) => line.event === 'failed')
  return failed ? `\n${failed.error}` : ''
}
