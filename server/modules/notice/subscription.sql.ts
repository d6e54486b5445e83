import { sql } from 'kysely'
import type { Subscription } from '../../../contract/mall-vocabulary'
import type { Db } from '../../kernel/ctx'

/** Nobody accepts more often than this before they are sent something; it keeps a count from growing without end. */
const REMAINING_MAX = 99

/** Everybody who became one person: counts were made under whoever they were then. */
const peopleOf = (memberId: string) => sql`
  with living as (select coalesce(m.merged_into, m.id) as id from member m where m.id = ${memberId}),
       person as (select m.id from member m, living l where m.id = l.id or m.merged_into = l.id)`

/** One more message of each of these may be sent to a person. */
export async function addAcceptances(
  db: Db,
  row: { brandId: string; memberId: string; now: Date },
  accepted: readonly Subscription[],
): Promise<void> {
  if (accepted.length === 0) return
  await sql`
    insert into subscription_count as c (brand_id, member_id, subscription, remaining, answered_at)
    select ${row.brandId}, ${row.memberId}, s, 1, ${row.now}::timestamptz
      from unnest(${[...accepted]}::text[]) as s order by s
    on conflict (member_id, subscription)
    do update set remaining = least(c.remaining + 1, ${REMAINING_MAX}), answered_at = excluded.answered_at`.execute(db)
}

/** How many messages of each kind a person still accepts, as far as we counted. */
export async function remainingOf(db: Db, memberId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ subscription: string; remaining: number }>`
    ${peopleOf(memberId)}
    select c.subscription, sum(c.remaining)::int as remaining
      from subscription_count c join person p on p.id = c.member_id group by 1`.execute(db)
  return new Map(rows.map(({ subscription, remaining }) => [subscription, remaining]))
}

/** Where a person can be told something, and how often they still accept it. Without an account there is nowhere. */
export async function recipientOf(
  db: Db,
  memberId: string,
  subscription: Subscription,
): Promise<{ openid: string | null; remaining: number }> {
  const { rows } = await sql<{ openid: string | null; remaining: number }>`
    ${peopleOf(memberId)}
    select (select i.value from member_identity i join living l on l.id = i.member_id where i.kind = 'openid'
             order by i.since desc limit 1) as openid,
           coalesce((select sum(c.remaining) from subscription_count c join person p on p.id = c.member_id
                      where c.subscription = ${subscription}), 0)::int as remaining`.execute(db)
  return rows[0] ?? { openid: null, remaining: 0 }
}

/** One message was sent. */
export async function takeOne(db: Db, memberId: string, subscription: Subscription): Promise<void> {
  await sql`
    ${peopleOf(memberId)},
    used as (
      select c.member_id from subscription_count c join person p on p.id = c.member_id
       where c.subscription = ${subscription} and c.remaining > 0 order by c.member_id limit 1)
    update subscription_count c set remaining = c.remaining - 1
      from used u where c.member_id = u.member_id and c.subscription = ${subscription} and c.remaining > 0`.execute(db)
}

/** WeChat says that none are left, whatever we counted. */
export async function takeAll(db: Db, memberId: string, subscription: Subscription): Promise<void> {
  await sql`
    ${peopleOf(memberId)}
    update subscription_count c set remaining = 0
      from person p where c.member_id = p.id and c.subscription = ${subscription} and c.remaining > 0`.execute(db)
}
