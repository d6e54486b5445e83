import { type Insertable, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { Schema } from '../../kernel/schema'
import { upsertMany } from '../../kernel/upsert-many'

export type DayCounts = {
  leads: number
  /** Leads nobody was offered before the day was over. */
  unrouted: number
  offers: number
  accepted: number
  decisions: number
  explored: number
  held: number
  acceptMinutes: number[]
  contactMinutes: number[]
}

/** What happened between two instants, as counts and times in minutes. */
export async function readDayCounts(db: Db, brandId: string, from: Date, until: Date): Promise<DayCounts> {
  const { rows } = await sql<DayCounts>`
    with came as (
      select l.id, extract(epoch from l.first_contact_at - l.arrived_at) / 60 as contact,
             exists (select 1 from assignment a where a.lead_id = l.id and a.offered_at < ${until}) as is_routed
        from lead l where l.brand_id = ${brandId} and l.arrived_at >= ${from} and l.arrived_at < ${until}),
    offered as (
      select a.state in ('accepted', 'contacted', 'done') as is_accepted, extract(epoch from a.answered_at - a.offered_at) / 60 as took
        from assignment a where a.brand_id = ${brandId} and a.offered_at >= ${from} and a.offered_at < ${until}),
    decided as (
      select mode from decision where brand_id = ${brandId} and at >= ${from} and at < ${until} and decided_by is null)
    select (select count(*) from came)::int as leads,
           (select count(*) from came where not is_routed)::int as unrouted,
           (select count(*) from offered)::int as offers,
           (select count(*) from offered where is_accepted)::int as accepted,
           (select count(*) from decided)::int as decisions,
           (select count(*) from decided where mode = 'explore')::int as explored,
           (select count(*) from decided where mode = 'hold')::int as held,
           coalesce((select json_agg(took::float8 order by took) from offered where is_accepted and took is not null), '[]') as "acceptMinutes",
           coalesce((select json_agg(contact::float8 order by contact) from came where contact is not null), '[]') as "contactMinutes"`.execute(
    db,
  )
  return rows[0]!
}

/** How many leads each guide was offered between two instants; who was offered none is left out. */
export async function readReceived(db: Db, brandId: string, from: Date, until: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ guideId: string; received: number }>`
    select guide_id as "guideId", count(*)::int as received from assignment
     where brand_id = ${brandId} and offered_at >= ${from} and offered_at < ${until} group by guide_id`.execute(db)
  return new Map(rows.map(({ guideId, received }) => [guideId, received]))
}

export async function saveDay(db: Db, row: Insertable<Schema['routing_day']>): Promise<void> {
  await upsertMany(db, 'routing_day', [row], {
    key: ['brand_id', 'day'],
    update: ['figures', 'made_at'],
    returning: ['day'],
  })
}
