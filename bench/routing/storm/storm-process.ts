import { sql } from 'kysely'
import { connectPostgres } from '../../../server/db/connect-postgres'
import { captureAndRoute } from '../../../server/flows/capture-and-route'
import type { Db } from '../../../server/kernel/ctx'
import { insertTogether } from '../../../server/kernel/insert-many'
import { idMaker, type NewId } from '../../../server/kernel/new-id'
import { seededRandom } from '../../../server/kernel/seeded-random'
import { shanghaiDay } from '../../../server/kernel/shanghai-time'
import { reserveGuide } from '../../../server/modules/routing/capacity.sql'
import type { BenchTown } from '../commit/bench-town'
import { keyOf, rowsOf } from '../commit/commit-decided'
import { type DecidedLead, type SealedTrace, sampleTraces } from '../commit/decided-leads'
import { zipfShares } from '../commit/zipf'
import { drawIndex } from '../simulator/chance'

// One process of a storm: its clients try to place leads that other clients try to place at the same time, again and again.

export type StormTask = {
  town: BenchTown
  clients: number
  attempts: number
  leads: number
  seed: number
  /** Of so many leads one is placed by the whole flow of production, its reads and its decision included. */
  wholeFlowEvery: number
}
export type StormReport = {
  routed: number
  wholeFlow: number
  repeated: number
  refused: number
  /** Attempts that broke in the middle (a killed connection, a lost race) and were made again with the same key. */
  broken: number
  givenUp: number
  /** Every answer a client was given: which lead, and which guide has it. */
  acknowledged: [number: number, guideId: string][]
}

const TRIES_MAX = 50
const NEIGHBOURS = 3
/** Attempts of one lead lie within so many leads of each other, so that they meet. */
const SPREAD = 256

process.once('message', async (task: StormTask) => {
  const db = connectPostgres({ url: task.town.url, connectionsMax: task.clients, tlsMode: 'off' })
  const storm = new Storm(db, task)
  process.send?.('ready')
  process.once('message', async () => {
    await Promise.all(Array.from({ length: task.clients }, () => storm.runClient()))
    await db.destroy()
    process.send?.(storm.report, () => process.exit(0))
  })
})

class Storm {
  readonly report: StormReport = {
    routed: 0,
    wholeFlow: 0,
    repeated: 0,
    refused: 0,
    broken: 0,
    givenUp: 0,
    acknowledged: [],
  }
  private made = 0
  private readonly chance: () => number
  private readonly traces: SealedTrace[]
  private readonly newId: NewId = idMaker(Date.now)
  private readonly now: Date
  private readonly day: string

  constructor(
    private readonly db: Db,
    private readonly task: StormTask,
  ) {
    this.chance = seededRandom(task.seed)
    this.traces = sampleTraces(task.seed)
    this.now = new Date(task.town.nowMs)
    this.day = shanghaiDay(this.now)
  }

  async runClient(): Promise<void> {
    const { attempts, leads } = this.task
    while (this.made < attempts) {
      const along = Math.floor((this.made++ * leads) / attempts)
      await this.attempt(Math.min(leads - 1, along + Math.floor(this.chance() * SPREAD)))
    }
  }

  /** One attempt, as a caller makes it: what breaks is tried again with the same key, until there is an answer. */
  private async attempt(number: number): Promise<void> {
    const isWhole = number % this.task.wholeFlowEvery === 0
    for (let tries = 1; tries <= TRIES_MAX; tries++) {
      try {
        return isWhole ? await this.placeByWholeFlow(number) : await this.place(number)
      } catch {
        this.report.broken++
      }
    }
    this.report.givenUp++
  }

  private async place(number: number): Promise<void> {
    const lead = leadOf(this.task, number)
    const { guideId, room } = await this.look(lead)
    if (guideId) return this.acknowledge(number, guideId, 'repeated')
    const open = lead.ranked.filter((one) => room.includes(one.guideId))
    if (open.length === 0) {
      this.report.refused++
      return
    }
    const taken = await this.db.transaction().execute((tx) => this.reserve(tx, { ...lead, ranked: open }))
    if (taken) this.acknowledge(number, taken, 'routed')
    else this.report.refused++
  }

  /** What was answered before under this key, and who seems to have room now. */
  private async look({ number, ranked }: DecidedLead): Promise<{ guideId: string | null; room: string[] }> {
    const ids = ranked.map(({ guideId }) => guideId)
    const { rows } = await sql<{ guideId: string | null; room: string[] }>`
      select (select guide_id from lead where brand_id = ${this.task.town.brandId} and idempotency_key = ${keyOf(number)}) as "guideId",
             array(select guide_id from guide_load where guide_id = any(${ids}::text[])
                      and (day < ${this.day}::date or day_used < day_cap) and open_used < open_cap) as room`.execute(
      this.db,
    )
    return rows[0]!
  }

  private async reserve(tx: Db, lead: DecidedLead): Promise<string | null> {
    const { day, now, newId } = this
    for (const { guideId, storeId } of lead.ranked) {
      const reserved = await reserveGuide(tx, guideId, { day, now, caps: null, opensAt: null })
      if (!reserved) continue
      const taken = { guideId, storeId, reservedDay: reserved.day }
      const trace = this.traces[lead.number % this.traces.length]!
      await insertTogether(tx, rowsOf({ brandId: this.task.town.brandId, now, day, newId }, lead, trace, taken))
      return guideId
    }
    return null
  }

  private async placeByWholeFlow(number: number): Promise<void> {
    const { town } = this.task
    const { memberId, wish } = leadOf(this.task, number)
    const { place } = town.stores[storeOf(this.task, number)]!
    const ctx = { now: this.now, newId: this.newId }
    const captured = {
      brandId: town.brandId,
      memberId,
      wish,
      channel: 'mall' as const,
      touchKind: 'consultation' as const,
      proof: 'server' as const,
      place,
      idempotencyKey: keyOf(number),
      occurredAt: this.now,
    }
    const { outcome, offer } = await this.db
      .transaction()
      .execute((tx) => captureAndRoute({ ...ctx, db: tx }, captured))
    this.report.wholeFlow++
    if (offer) this.acknowledge(number, offer.guideId, 'routed')
    else if (outcome === 'repeated') this.report.repeated++
    else this.report.refused++
  }

  private acknowledge(number: number, guideId: string, how: 'routed' | 'repeated'): void {
    this.report[how]++
    this.report.acknowledged.push([number, guideId])
  }
}

let shares: number[] | null = null

function storeOf({ town }: StormTask, number: number): number {
  shares ??= zipfShares(town.stores.length)
  return drawIndex(shares, seededRandom(number * 2 + 1))
}

/** A lead by its number: whoever tries to place it asks the same guides in the same order. */
function leadOf(task: StormTask, number: number): DecidedLead {
  const { stores, memberIds } = task.town
  const chance = seededRandom(number)
  const at = storeOf(task, number)
  const near = Array.from({ length: NEIGHBOURS + 1 }, (_, step) => stores[(at + step) % stores.length]!)
  const candidates = near.flatMap(({ id, guideIds }) =>
    guideIds.map((guideId) => ({ guideId, storeId: id, u: chance() })),
  )
  const ranked = candidates.sort((a, b) => b.u - a.u)
  return { number, memberId: memberIds[number % memberIds.length]!, wish: `wish-${number}`, ranked }
}
