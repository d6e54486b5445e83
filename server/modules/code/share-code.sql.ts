import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** Whether a code is one that this person shares, now or as somebody since merged into them. */
export async function isOwnShareCode(db: Db, memberId: string, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('share_code as c')
    .innerJoin('member as m', 'm.id', 'c.member_id')
    .select('c.code')
    .where('c.code', '=', code)
    .where((eb) => eb.or([eb('m.id', '=', memberId), eb('m.merged_into', '=', memberId)]))
    .executeTakeFirst()
  return row !== undefined
}

export type ShareCode = { code: string; storeId: string | null; guideId: string | null }

/**
 * The code a person shares a subject by, as long as it can be scanned; of several, which merging may leave, the newest.
 * The person must be locked.
 */
export async function findShareCode(db: Db, memberId: string, subject: string, now: Date): Promise<ShareCode | null> {
  const { rows } = await sql<ShareCode>`
    select s.code, s.store_id as "storeId", s.guide_id as "guideId"
      from share_code c join scan_code s on s.code = c.code
     where c.member_id in (select id from member where id = ${memberId} or merged_into = ${memberId})
       and c.subject = ${subject} and s.voided_at is null and (s.expires_at is null or s.expires_at > ${now})
     order by c.made_at desc, c.code limit 1`.execute(db)
  return rows[0] ?? null
}

/** Makes a code the one a person shares a subject by; one they had before goes on leading where it led. */
export async function keepShareCode(
  db: Db,
  share: { brandId: string; memberId: string; subject: string; code: string; madeAt: Date },
): Promise<void> {
  const { brandId, memberId, subject, code, madeAt } = share
  await db
    .insertInto('share_code')
    .values({ brand_id: brandId, member_id: memberId, subject, code, made_at: madeAt })
    .onConflict((conflict) => conflict.columns(['member_id', 'subject']).doUpdateSet({ code, made_at: madeAt }))
    .execute()
}
