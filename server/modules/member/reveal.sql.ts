import { sql } from 'kysely'
import type { StoreKind } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

/** Writes down that somebody saw a whole phone number, and why. Entries are never changed or removed. */
export async function insertReveal(
  db: Db,
  reveal: {
    id: string
    brandId: string
    memberId: string
    actor: string
    leadId: string | null
    reason: string
    at: Date
  },
): Promise<void> {
  await db
    .insertInto('phone_reveal')
    .values({
      id: reveal.id,
      brand_id: reveal.brandId,
      member_id: reveal.memberId,
      actor: reveal.actor,
      lead_id: reveal.leadId,
      reason: reveal.reason,
      at: reveal.at,
    })
    .execute()
}

/**
 * Who saw a person's phone, newest first; `by` is the actor, `guide:gd_…`, with the name where there is one. For some stores:
 * their guides, and headquarters.
 */
export async function listReveals(
  db: Db,
  brandId: string,
  memberId: string,
  { stores, rows }: { stores: StoreScope; rows: number },
) {
  const isSeen =
    stores === 'all'
      ? sql<boolean>`true`
      : sql<boolean>`(guide.id is null or exists (
          select 1 from guide_store gs where gs.guide_id = guide.id and gs.store_id = any(${[...stores]}::text[])))`
  const found = await db
    .selectFrom('phone_reveal as r')
    .leftJoin('guide', (join) => join.on(sql<boolean>`r.actor = 'guide:' || guide.id`))
    .leftJoin('staff', (join) => join.on(sql<boolean>`r.actor = 'ops:' || staff.id`))
    .select(['r.actor', 'r.reason', 'r.at', 'guide.name as guideName', 'staff.name as staffName'])
    .where('r.brand_id', '=', brandId)
    .where(isSeen)
    .where(
      'r.member_id',
      '=',
      sql<string>`any(array(select id from member where id = ${memberId} or merged_into = ${memberId}))`,
    )
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(rows)
    .execute()
  return found.map(({ actor, guideName, staffName, reason, at }) => ({
    by: guideName ?? staffName ?? actor,
    reason,
    at,
  }))
}

/** A reason why a guide may speak to a person: a lead they took, or the live binding. Without a store it is HQ's own. */
export type Hold = { memberId: string; leadId: string | null; storeId: string | null; storeKind: StoreKind | null }

/**
 * What gives this guide access to a person, named by id or by one of their leads: assignments they accepted and still
 * hold or finished, then the live binding. Empty: this person is none of the guide's business.
 */
export async function guideHolds(
  db: Db,
  brandId: string,
  guideId: string,
  person: { memberId?: string | undefined; leadId?: string | undefined },
): Promise<Hold[]> {
  const { rows } = await sql<Hold>`
    with person as (
      select coalesce(m.merged_into, m.id) as id from member m
       where m.brand_id = ${brandId}
         and m.id = coalesce(${person.memberId ?? null}::text,
                             (select l.member_id from lead l where l.id = ${person.leadId ?? null} and l.brand_id = ${brandId}))),
    ids as (select m.id from member m, person p where m.id = p.id or m.merged_into = p.id)
    select * from (
      select p.id as "memberId", l.id as "leadId", a.store_id as "storeId", s.kind as "storeKind", 1 as place
        from person p join lead l on l.member_id in (select id from ids)
        join assignment a on a.lead_id = l.id left join store s on s.id = a.store_id
       where a.guide_id = ${guideId} and a.state in ('accepted', 'contacted', 'done')
         and (${person.leadId ?? null}::text is null or l.id = ${person.leadId ?? null})
      union all
      select p.id, null, b.store_id, s.kind, 2
        from person p join binding b on b.member_id = p.id and b.ends_at is null
        join store s on s.id = b.store_id
       where b.guide_id = ${guideId}) holds
     order by place, "leadId" desc`.execute(db)
  return rows.map(({ memberId, leadId, storeId, storeKind }) => ({ memberId, leadId, storeId, storeKind }))
}
