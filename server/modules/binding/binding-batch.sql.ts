import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { NewBinding } from './binding.sql'

/**
 * Binds people whom nobody owns yet to the guides they had before, in one statement. Capacity does not refuse them:
 * these bindings are a fact of the past, and a guide above the cap is simply offered nobody new.
 * Answers how many were made; people bound already keep their guide.
 */
export async function bindImported(db: Db, bindings: readonly NewBinding[]): Promise<number> {
  if (bindings.length === 0) return 0
  const { rows } = await sql<{ made: number }>`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(bindings)}::json)
        as w(id text, "brandId" text, "memberId" text, "guideId" text, "storeId" text, reason text, "startsAt" timestamptz)),
    made as (
      insert into binding (id, brand_id, member_id, guide_id, store_id, starts_at, reason)
      select id, "brandId", "memberId", "guideId", "storeId", "startsAt", reason from wanted w
       where not exists (select 1 from binding b where b.member_id = w."memberId" and b.ends_at is null)
      on conflict do nothing
      returning guide_id),
    counted as (
      update guide_load l set member_used = l.member_used + n.people
        from (select guide_id, count(*)::int as people from made group by guide_id) n
       where l.guide_id = n.guide_id)
    select count(*)::int as made from made`.execute(db)
  return rows[0]?.made ?? 0
}
