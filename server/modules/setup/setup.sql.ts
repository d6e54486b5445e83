import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** Beyond it nobody setting a brand up counts any more. */
const COUNT_MAX = 10_000

export type SetupFacts = {
  stores: number
  staffedStores: number
  guides: number
  boundGuides: number
  codes: number
  approvers: number
  hasWaitingApproval: boolean
  hasDraft: boolean
  leads: number
}

/** How much there is of what a brand needs before its first lead; nothing is counted further than a set-up needs. */
export async function setupFacts(db: Db, brandId: string, now: Date): Promise<SetupFacts> {
  const upTo = (from: ReturnType<typeof sql>) =>
    sql`(select count(*)::int from (select 1 ${from} limit ${COUNT_MAX}) counted)`
  const { rows } = await sql<SetupFacts>`
    select ${upTo(sql`from store where brand_id = ${brandId}`)} as stores,
           ${upTo(sql`from store s where s.brand_id = ${brandId} and s.status = 'open' and exists (
             select 1 from guide_store p join guide g on g.id = p.guide_id
              where p.store_id = s.id and g.employment = 'active')`)} as "staffedStores",
           ${upTo(sql`from guide where brand_id = ${brandId} and employment = 'active'`)} as guides,
           ${upTo(sql`from guide where brand_id = ${brandId} and employment = 'active' and openid is not null`)} as "boundGuides",
           ${upTo(sql`from scan_code where brand_id = ${brandId} and voided_at is null
             and (expires_at is null or expires_at > ${now})`)} as codes,
           ${upTo(sql`from staff where brand_id = ${brandId} and is_active and role in ('hq_admin', 'hq_ops')
             and cardinality(store_ids) = 0 and cardinality(region_ids) = 0`)} as approvers,
           exists (select 1 from approval where brand_id = ${brandId} and kind = 'rule_set' and state = 'waiting') as "hasWaitingApproval",
           exists (select 1 from rule_set where brand_id = ${brandId} and version > 1) as "hasDraft",
           ${upTo(sql`from lead where brand_id = ${brandId}`)} as leads`.execute(db)
  return rows[0]!
}

/** A working code of a store or guide, the one made last. */
export async function newestCode(db: Db, brandId: string, now: Date): Promise<{ code: string; name: string } | null> {
  const { rows } = await sql<{ code: string; name: string }>`
    select c.code, coalesce(g.name, s.name) as name
      from scan_code c left join guide g on g.id = c.guide_id left join store s on s.id = c.store_id
     where c.brand_id = ${brandId} and c.kind in ('store', 'guide') and c.voided_at is null
       and (c.expires_at is null or c.expires_at > ${now}) and coalesce(g.name, s.name) is not null
     order by c.created_at desc limit 1`.execute(db)
  return rows[0] ?? null
}

export type FirstRouted = { leadId: string; wish: string; guideName: string | null; storeName: string | null }

/** The first lead somebody was offered. */
export async function firstRoutedLead(db: Db, brandId: string): Promise<FirstRouted | null> {
  const { rows } = await sql<FirstRouted>`
    select l.id as "leadId", l.wish, g.name as "guideName", s.name as "storeName"
      from lead l join assignment a on a.lead_id = l.id and a.attempt = 1
      left join guide g on g.id = a.guide_id left join store s on s.id = a.store_id
     where l.brand_id = ${brandId}
     order by l.id limit 1`.execute(db)
  return rows[0] ?? null
}
