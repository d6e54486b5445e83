import { sql } from 'kysely'
import type { BenefitKind } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

export type Benefit = {
  benefitId: string
  kind: BenefitKind
  title: string
  grantedAt: Date
  validUntil: Date
  code: string
  usedAt: Date | null
}

const idsOf = (memberId: string) =>
  sql`any(array(select id from member where id = ${memberId} or merged_into = ${memberId}))`

/**
 * Gives a benefit, once of a kind: a person who has one already, under their own id or one merged into them, gets no
 * second. The person's row must be locked. Rows are never changed. A code that another benefit of the brand has is a
 * unique violation, upon which the transaction runs again with another.
 */
export async function grantBenefit(
  db: Db,
  benefit: Omit<Benefit, 'usedAt'> & { brandId: string; memberId: string },
): Promise<void> {
  const { benefitId, brandId, memberId, kind, title, grantedAt, validUntil, code } = benefit
  await sql`
    insert into member_benefit (id, brand_id, member_id, kind, title, granted_at, valid_until, code)
    select ${benefitId}, ${brandId}, ${memberId}, ${kind}, ${title}, ${grantedAt}::timestamptz,
           ${validUntil}::timestamptz, ${code}
     where not exists (select 1 from member_benefit b where b.kind = ${kind} and b.member_id = ${idsOf(memberId)})
    on conflict (member_id, kind) do nothing`.execute(db)
}

/**
 * What a person was given, under any of their ids. Of two people who turned out to be one the first gift counts, and
 * whichever was used is used.
 */
export async function listBenefits(db: Db, brandId: string, memberId: string): Promise<Benefit[]> {
  const { rows } = await sql<Benefit>`
    select distinct on (b.kind) b.id as "benefitId", b.kind, b.title, b.granted_at as "grantedAt",
           b.valid_until as "validUntil", b.code, min(u.used_at) over (partition by b.kind) as "usedAt"
      from member_benefit b left join benefit_use u on u.benefit_id = b.id
     where b.brand_id = ${brandId} and b.member_id = ${idsOf(memberId)}
     order by b.kind, b.granted_at, b.id`.execute(db)
  return rows
}

export type CodedBenefit = {
  benefitId: string
  kind: BenefitKind
  title: string
  validUntil: Date
  /** The person it belongs to now. */
  memberId: string
  isErased: boolean
}

/** The benefit a code stands for. */
export async function findBenefitByCode(db: Db, brandId: string, code: string): Promise<CodedBenefit | undefined> {
  const { rows } = await sql<CodedBenefit>`
    select b.id as "benefitId", b.kind, b.title, b.valid_until as "validUntil", m.id as "memberId",
           m.erased_at is not null as "isErased"
      from member_benefit b
      join member g on g.id = b.member_id
      join member m on m.id = coalesce(g.merged_into, g.id)
     where b.brand_id = ${brandId} and b.code = ${code}`.execute(db)
  return rows[0]
}

/** Who handed a person their benefit of a kind, under whichever of their ids and codes it was. */
export async function findBenefitUse(
  db: Db,
  memberId: string,
  kind: BenefitKind,
): Promise<{ usedAt: Date; guideName: string } | undefined> {
  const { rows } = await sql<{ usedAt: Date; guideName: string }>`
    select u.used_at as "usedAt", g.name as "guideName"
      from member_benefit b join benefit_use u on u.benefit_id = b.id join guide g on g.id = u.guide_id
     where b.kind = ${kind} and b.member_id = ${idsOf(memberId)} order by u.used_at limit 1`.execute(db)
  return rows[0]
}

/** A benefit was handed over. The person's row must be locked. */
export async function insertBenefitUse(
  db: Db,
  use: { benefitId: string; brandId: string; usedAt: Date; guideId: string; storeId: string | null },
): Promise<void> {
  const { benefitId, brandId, usedAt, guideId, storeId } = use
  await db
    .insertInto('benefit_use')
    .values({ benefit_id: benefitId, brand_id: brandId, used_at: usedAt, guide_id: guideId, store_id: storeId })
    .execute()
}
