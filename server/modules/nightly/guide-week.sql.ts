import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** The id that ends the next batch of at most `rows` guides behind `afterId`; null when there is none left. */
export async function endOfBatch(db: Db, brandId: string, afterId: string, rows: number): Promise<string | null> {
  const { rows: found } = await sql<{ id: string | null }>`
    select max(id) as id from (
      select id from guide where brand_id = ${brandId} and id > ${afterId} order by id limit ${rows}) batch`.execute(db)
  return found[0]?.id ?? null
}

export type WeekBatch = {
  brandId: string
  /** Guides with ids after the first and up to the second. */
  afterId: string
  upToId: string
  from: Date
  until: Date
  /** Shanghai day. */
  asOf: string
}

/**
 * Writes what a batch of guides did with their offers between two instants. An offer counts once it was answered or ran
 * out by `until`; one that HQ or a leave took away is nobody's fault. Accepted means in time (a late accept is refused);
 * contacted, that the shopper was reached.
 */
export async function refreshWeeks(db: Db, { brandId, afterId, upToId, from, until, asOf }: WeekBatch): Promise<void> {
  await sql`
    with week as (
      select g.id, count(a.id)::int as offers,
             (count(a.id) filter (where a.state in ('accepted', 'contacted', 'done')))::int as accepted,
             (count(a.id) filter (where exists (
                select 1 from follow_up f where f.lead_id = a.lead_id and f.assignment_id = a.id)))::int as contacted,
             (percentile_cont(0.5) within group (order by extract(epoch from a.answered_at - a.offered_at) / 60)
               filter (where a.state in ('accepted', 'contacted', 'done')))::real as minutes
        from guide g
        left join assignment a on a.guide_id = g.id and a.offered_at >= ${from} and a.offered_at < ${until}
         and a.state <> 'taken_back' and (a.state <> 'offered' or a.accept_by <= ${until})
       where g.brand_id = ${brandId} and g.id > ${afterId} and g.id <= ${upToId}
       group by g.id)
    insert into guide_week (guide_id, brand_id, as_of, offers, accepted, contacted, accept_minutes_p50)
    select id, ${brandId}, ${asOf}::date, offers, accepted, contacted, minutes from week order by id
    on conflict (guide_id) do update set as_of = excluded.as_of, offers = excluded.offers, accepted = excluded.accepted,
      contacted = excluded.contacted, accept_minutes_p50 = excluded.accept_minutes_p50`.execute(db)
}
