import { sql } from 'kysely'
import { eachOf } from '../../../scripts/story/stage'
import { connectPostgres } from '../../../server/db/connect-postgres'
import type { Db } from '../../../server/kernel/ctx'
import { seededRandom } from '../../../server/kernel/seeded-random'
import { zipfPicker } from '../commit/zipf'

const STORES = 150
const GUIDES_PER_STORE = 6
const LEADS = 12_000
const ATTEMPTS = 16_000
const CLIENTS = 64

export type ReadCheckWrite = {
  attempts: number
  overCap: number
  excessLeads: number
  doubleAssigned: number
  perSecond: number
}

/**
 * What systems do that read a guide's load, check it and then write: each attempt in a transaction of its own, on tables
 * without the constraints and the conditional update that would stop it. Every fourth attempt asks for a lead again.
 */
export async function readCheckWrite(url: string): Promise<ReadCheckWrite> {
  const db = connectPostgres({ url, connectionsMax: CLIENTS, tlsMode: 'off' })
  await sql`create table rival_guide (id int primary key, cap int not null, used int not null default 0)`.execute(db)
  await sql`create table rival_assignment (id bigint generated always as identity primary key, lead int not null, guide int not null)`.execute(
    db,
  )
  await sql`create index on rival_assignment (lead)`.execute(db)
  await sql`insert into rival_guide select n, 3 + n % 12 from generate_series(0, ${STORES * GUIDES_PER_STORE - 1}::int) n`.execute(
    db,
  )
  const chance = seededRandom(20_261_125)
  const nextStore = zipfPicker(STORES, chance)
  const storeOf = Array.from({ length: LEADS }, nextStore)
  const attempts = Array.from({ length: ATTEMPTS }, (_, at) => Math.floor((at * LEADS) / ATTEMPTS))
  const from = performance.now()
  await eachOf(attempts, CLIENTS, (lead) => attempt(db, lead, storeOf[lead]!))
  const perSecond = (ATTEMPTS * 1000) / (performance.now() - from)
  const { rows } = await sql<Omit<ReadCheckWrite, 'attempts' | 'perSecond'>>`
    with given as (select guide, count(*)::int as leads from rival_assignment group by guide)
    select count(*) filter (where leads > cap)::int as "overCap",
           coalesce(sum(greatest(leads - cap, 0)), 0)::int as "excessLeads",
           (select count(*)::int from (select lead from rival_assignment group by lead having count(*) > 1) twice) as "doubleAssigned"
      from given join rival_guide on id = guide`.execute(db)
  await db.destroy()
  return { attempts: ATTEMPTS, perSecond, ...rows[0]! }
}

async function attempt(db: Db, lead: number, store: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const known = await sql`select 1 from rival_assignment where lead = ${lead}`.execute(tx)
    if (known.rows.length > 0) return
    const first = store * GUIDES_PER_STORE
    const { rows } = await sql<{ id: number }>`
      select id from rival_guide where id between ${first} and ${first + GUIDES_PER_STORE - 1} and used < cap order by used, id limit 1`.execute(
      tx,
    )
    if (!rows[0]) return
    await sql`insert into rival_assignment (lead, guide) values (${lead}, ${rows[0].id})`.execute(tx)
    await sql`update rival_guide set used = used + 1 where id = ${rows[0].id}`.execute(tx)
  })
}
