import { appendFileSync, chmodSync } from 'node:fs'
import type { Anonymous, Caller, CallerOf, Ctx, Db } from '../../server/kernel/ctx'
import { type Log, lineLog } from '../../server/kernel/log'
import { idMaker } from '../../server/kernel/new-id'
import type { Outside } from '../../server/kernel/outside'
import { type Reply, type Served, serve } from '../../server/kernel/serve'
import { DOORS } from '../doors'

/** Where a story plays: one brand's database, the outside as ports, and a seed that decides every chance in it. */
export type Stage = { db: Db; outside: Outside; brandId: string; seed: number; log: Log }

/**
 * A log that goes to a file only its owner may read, so that what a command says can be read. Each line begins with the
 * moment it was written.
 */
export function quietLog(file: string): Log {
  appendFileSync(file, '', { mode: 0o600 })
  // One that an earlier version made keeps its mode otherwise.
  chmodSync(file, 0o600)
  return lineLog((line) => appendFileSync(file, `{"at":"${new Date().toISOString()}",${line.slice(1)}\n`))
}

let newIdNowMs = 0
const newId = idMaker(() => newIdNowMs)

/** A context at a moment of the story; ids carry that moment. */
export function contextAt<C>(stage: Stage, caller: C, at: Date): Ctx<C> {
  const { db, outside, log } = stage
  const makeId = (prefix: Parameters<typeof newId>[0]) => {
    newIdNowMs = at.getTime()
    return newId(prefix)
  }
  return { db, outside, log, now: at, caller, requestId: makeId('rq'), newId: makeId }
}

/** Who holds a lead: a guide at a store, or a concierge who belongs to none. */
export type Holder = { guideId: string; role: CallerOf<'guide'>['role']; storeId: string | null }

/** Whoever holds a lead, as the caller they are. */
export function holderOf({ brandId }: Stage, { guideId, role, storeId }: Holder): Caller {
  return { kind: 'guide', brandId, guideId, role, storeIds: storeId ? [storeId] : [] }
}

/** The work of guides, oldest first: what was offered to whom, and when. */
export function assignmentsOf({ db, brandId }: Stage) {
  return db
    .selectFrom('assignment as a')
    .innerJoin('guide as g', 'g.id', 'a.guide_id')
    .select([
      'a.id as assignmentId',
      'a.lead_id as leadId',
      'a.guide_id as guideId',
      'g.role',
      'a.store_id as storeId',
      'a.offered_at as offeredAt',
    ])
    .where('a.brand_id', '=', brandId)
    .orderBy('a.offered_at')
    .orderBy('a.id')
}

const TABLE_OF: Record<Caller['kind'], readonly Served[]> = {
  shopper: DOORS.shopper.table,
  guide: DOORS.guide.table,
  ops: DOORS.ops.table,
  partner: DOORS.partner.table,
  payment: DOORS['pay-events'].table,
  clock: DOORS.clock.table,
}

/** Calls an endpoint through its door's table and `serve`, as the platform would, at a moment of the story. */
export function call(stage: Stage, caller: Caller, name: string, input: unknown, at: Date): Promise<Reply>
export function call(
  stage: Stage,
  caller: Anonymous,
  name: string,
  input: unknown,
  at: Date,
  door: Caller['kind'],
): Promise<Reply>
export function call(
  stage: Stage,
  caller: Caller | Anonymous,
  name: string,
  input: unknown,
  at: Date,
  door?: Caller['kind'],
): Promise<Reply> {
  const { caller: _caller, ...context } = contextAt(stage, caller, at)
  const kind = door ?? (caller.kind === 'anonymous' ? 'shopper' : caller.kind)
  return serve(TABLE_OF[kind], context, async () => caller, name, input)
}

/** The data of a reply that the story cannot go on without. */
export async function must<Data>(reply: Promise<Reply>): Promise<Data> {
  const settled = await reply
  if (settled.ok) return settled.data as Data
  throw new Error(`${settled.error.code} ${JSON.stringify(settled.error.details ?? {})} (${settled.error.requestId})`)
}

/** Runs work over a list with at most `width` items under way at once. */
export async function eachOf<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < items.length) await work(items[next++] as T)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
}
