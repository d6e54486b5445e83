import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type WorkNumbers = {
  waiting: number
  oldestOfferedAt: Date | null
  soonestAcceptBy: Date | null
  following: number
  followUpsDue: number
  acceptedToday: number
  medianAcceptMinutes: number | null
  missed: number
}

/** An offer waits for an answer through a night and a day at most: older ones cannot have been answered since. */
const OFFER_DAYS_MAX = 7

/**
 * A guide's leads in numbers: what waits and what is followed now, follow-ups promised for `day` or before, and since
 * when each was accepted or missed. That a guide accepted is read from the touch it left, which stays when the lead moves on.
 */
export async function readWorkNumbers(
  db: Db,
  query: { guideId: string; day: string; todayStartsAt: Date; monthStartsAt: Date },
): Promise<WorkNumbers> {
  const { guideId, day, todayStartsAt, monthStartsAt } = query
  const { rows } = await sql<WorkNumbers>`
    with live as (
      select a.state, a.offered_at, a.accept_by,
             (select f.next_on from follow_up f where f.assignment_id = a.id order by f.at desc, f.id desc limit 1) as next_on
        from assignment a where a.guide_id = ${guideId} and a.state in ('offered', 'accepted', 'contacted')),
    accepted as (
      select t.occurred_at as at, extract(epoch from t.occurred_at - a.offered_at) / 60 as minutes
        from assignment a join touchpoint t on t.brand_id = a.brand_id and t.idempotency_key = 'accept:' || a.id
       where a.guide_id = ${guideId} and t.occurred_at >= ${monthStartsAt}
         and a.offered_at >= ${monthStartsAt}::timestamptz - make_interval(days => ${OFFER_DAYS_MAX}))
    select count(*) filter (where state = 'offered')::int as waiting,
           min(offered_at) filter (where state = 'offered') as "oldestOfferedAt",
           min(accept_by) filter (where state = 'offered') as "soonestAcceptBy",
           count(*) filter (where state <> 'offered')::int as following,
           count(*) filter (where state <> 'offered' and next_on <= ${day}::date)::int as "followUpsDue",
           (select count(*)::int from accepted where at >= ${todayStartsAt}) as "acceptedToday",
           (select percentile_cont(0.5) within group (order by minutes) from accepted) as "medianAcceptMinutes",
           (select count(*)::int from assignment a where a.guide_id = ${guideId} and a.state = 'expired'
               and a.ended_at >= ${monthStartsAt}
               and a.offered_at >= ${monthStartsAt}::timestamptz - make_interval(days => ${OFFER_DAYS_MAX})) as missed
      from live`.execute(db)
  return rows[0]!
}

/**
 * Within how many minutes half of those were answered who were sent to a guide since then; somebody whose offer ran out
 * was never answered. Null when nobody was sent, or fewer than half were answered.
 */
export async function medianAnswerMinutes(db: Db, guideId: string, since: Date): Promise<number | null> {
  const { rows } = await sql<{ minutes: number | null }>`
    select nullif(percentile_disc(0.5) within group (
             order by coalesce((extract(epoch from t.occurred_at - a.offered_at) / 60)::float8, 'Infinity')), 'Infinity') as minutes
      from assignment a left join touchpoint t on t.brand_id = a.brand_id and t.idempotency_key = 'accept:' || a.id
     where a.guide_id = ${guideId} and a.offered_at >= ${since} and (t.id is not null or a.state = 'expired')`.execute(
    db,
  )
  return rows[0]?.minutes ?? null
}
