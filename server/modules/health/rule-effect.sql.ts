import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type RuleChange = {
  version: number
  note: string
  expectedMetric: string | null
  expectedChangePpm: number | null
  reviewOn: string | null
  /** When it first decided everywhere, and when that ended; nulls while it has not. */
  liveFrom: Date | null
  liveUntil: Date | null
  review: RuleReview | null
}
export type RuleReview = { note: string; reviewedBy: string; reviewedByName: string | null; reviewedAt: Date }

type Row = Omit<RuleChange, 'review'> & {
  note2: string | null
  reviewedBy: string | null
  reviewedByName: string | null
  reviewedAt: Date | null
}

/**
 * Versions with what was expected of them, when they decided and whether they were looked at: one by number, or all whose
 * review day has come and that decided, oldest first.
 */
export async function readRuleChanges(
  db: Db,
  query: { brandId: string; now: Date; version: number } | { brandId: string; now: Date; dueOn: string },
): Promise<RuleChange[]> {
  const { brandId, now } = query
  const wanted =
    'version' in query
      ? sql`s.version = ${query.version}`
      : sql`s.review_on <= ${query.dueOn}::date and v.reviewed_at is null and l.live_from is not null`
  const { rows } = await sql<Row>`
    select s.version, s.note, s.expected_metric as "expectedMetric", s.expected_change_ppm as "expectedChangePpm",
           s.review_on as "reviewOn", l.live_from as "liveFrom",
           (select min(e.effective_from) from rule_set_event e
             where e.brand_id = s.brand_id and e.effective_from > l.live_from and e.effective_from <= ${now}
               and ((e.status = 'live' and e.version <> s.version) or (e.status = 'retired' and e.version = s.version))) as "liveUntil",
           v.note as note2, v.reviewed_by as "reviewedBy", f.name as "reviewedByName", v.reviewed_at as "reviewedAt"
      from rule_set s
      left join lateral (select min(e.effective_from) as live_from from rule_set_event e
        where e.brand_id = s.brand_id and e.version = s.version and e.status = 'live' and e.effective_from <= ${now}) l on true
      left join rule_set_review v on v.brand_id = s.brand_id and v.version = s.version
      left join staff f on v.reviewed_by = 'ops:' || f.id
     where s.brand_id = ${brandId} and ${wanted}
     order by s.version`.execute(db)
  return rows.map(({ note2, reviewedBy, reviewedByName, reviewedAt, ...change }) => ({
    ...change,
    review: note2 !== null && reviewedBy && reviewedAt ? { note: note2, reviewedBy, reviewedByName, reviewedAt } : null,
  }))
}

/** Writes down what a change was found to have done; `false` when somebody did before. */
export async function insertReview(
  db: Db,
  review: { brandId: string; version: number; measured: unknown; note: string; reviewedBy: string; now: Date },
): Promise<boolean> {
  const result = await db
    .insertInto('rule_set_review')
    .values({
      brand_id: review.brandId,
      version: review.version,
      measured: sql`${JSON.stringify(review.measured)}::jsonb`,
      note: review.note,
      reviewed_by: review.reviewedBy,
      reviewed_at: review.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Leads of one store on one part of one day, and the sums their metrics are made of. */
export type EffectSpan = {
  storeId: string
  day: string
  part: number
  leads: number
  soldFen: number
  won: number
  accepted: number
  acceptMinutes: number
  contacted: number
  contactMinutes: number
}

/** What leads came to, by store, day and part of the day (before `splitMinute` in Shanghai is part 0). */
export async function readEffectSpans(
  db: Db,
  query: { brandId: string; from: Date; until: Date; splitMinute: number; windowDays: number },
): Promise<EffectSpan[]> {
  const { brandId, from, until, splitMinute, windowDays } = query
  const local = sql`(l.arrived_at at time zone 'Asia/Shanghai')`
  const { rows } = await sql<EffectSpan>`
    with came as (
      select l.store_id, ${local}::date as day,
             (extract(hour from ${local}) * 60 + extract(minute from ${local}) >= ${splitMinute}::int)::int as part,
             extract(epoch from l.first_contact_at - l.arrived_at) / 60 as contact,
             (select extract(epoch from min(t.occurred_at - a.offered_at)) / 60
                from assignment a join touchpoint t on t.brand_id = a.brand_id and t.idempotency_key = 'accept:' || a.id
               where a.lead_id = l.id) as accept,
             (select sum(o.paid_fen - coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0))
                from orders o where o.lead_id = l.id and o.paid_at >= l.arrived_at
                 and o.paid_at <= l.arrived_at + make_interval(days => ${windowDays})) as fen
        from lead l
       where l.brand_id = ${brandId} and l.arrived_at >= ${from} and l.arrived_at < ${until} and l.store_id is not null)
    select store_id as "storeId", day, part, count(*)::int as leads, coalesce(sum(fen), 0)::int8 as "soldFen",
           count(fen)::int as won, count(accept)::int as accepted, coalesce(sum(accept), 0)::float8 as "acceptMinutes",
           count(contact)::int as contacted, coalesce(sum(contact), 0)::float8 as "contactMinutes"
      from came group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return rows
}
