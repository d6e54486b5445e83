import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/**
 * What a guide has from the orders paid since then: how many pay them anything, and what they earned on them, less what
 * refunds took back.
 */
export async function earnedSince(
  db: Db,
  query: { brandId: string; guideId: string; since: Date },
): Promise<{ orders: number; earnedFen: number }> {
  const { brandId, guideId, since } = query
  const { rows } = await sql<{ orders: number; earnedFen: number }>`
    with earned as (
      select l.order_id, sum(case when p.debit = 'expense' then p.amount_fen else -p.amount_fen end) as fen
        from lot l join orders o on o.id = l.order_id join posting p on p.lot_id = l.id
       where l.brand_id = ${brandId} and l.party_kind = 'guide' and l.party_id = ${guideId}
         and o.paid_at >= ${since} and 'expense' in (p.debit, p.credit)
       group by l.order_id)
    select count(*) filter (where fen > 0)::int as orders, coalesce(sum(fen), 0)::bigint as "earnedFen" from earned`.execute(
    db,
  )
  return rows[0]!
}
