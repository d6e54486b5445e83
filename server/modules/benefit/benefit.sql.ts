import { sql } from 'kysely'
import type { BenefitKind } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

export type Benefit = { benefitId: string; kind: BenefitKind; title: string; grantedAt: Date; validUntil: Date }

/**
 * Gives a benefit, once of a kind: a person who has one already, under their own id or one merged into them, gets no
 * second. The person's row must be locked. Rows are never changed.
 */
export async function grantBenefit(db: Db, benefit: Benefit & { brandId: string; memberId: string }): Promise<void> {
  const { benefitId, brandId, memberId, kind, title, grantedAt, validUntil } = benefit
  await sql`
    insert into member_benefit (id, brand_id, member_id, kind, title, granted_at, valid_until)
    select ${benefitId}, ${brandId}, ${memberId}, ${kind}, ${title}, ${grantedAt}::timestamptz, ${validUntil}::timestamptz
     where not exists (
       select 1 from member_benefit b
        where b.kind = ${kind}
          and b.member_id = any(array(select id from member where id = ${memberId} or merged_into = ${memberId})))
    on conflict (member_id, kind) do nothing`.execute(db)
}

/** What a person was given, under any of their ids. Of two people who turned out to be one, the first gift counts. */
export async function listBenefits(db: Db, brandId: string, memberId: string): Promise<Benefit[]> {
  const { rows } = await sql<Benefit>`
    select distinct on (kind) id as "benefitId", kind, title, granted_at as "grantedAt", valid_until as "validUntil"
      from member_benefit
     where brand_id = ${brandId}
       and member_id = any(array(select id from member where id = ${memberId} or merged_into = ${memberId}))
     order by kind, granted_at, id`.execute(db)
  return rows
}
