import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type TotpRule = { isTotpRequired: boolean; isOwnOn: boolean; accounts: number; withoutTotp: number }

/** What a brand asks of the second step, and how many of its open accounts have none; `isOwnOn` is of one of them. */
export async function readTotpRule(db: Db, brandId: string, staffId: string): Promise<TotpRule | undefined> {
  const { rows } = await sql<TotpRule>`
    select b.is_totp_required as "isTotpRequired",
           exists (select from staff_totp t where t.staff_id = ${staffId} and t.brand_id = b.id and t.confirmed_at is not null) as "isOwnOn",
           count(f.id)::int as accounts,
           count(f.id) filter (where not exists (
             select from staff_totp t where t.staff_id = f.id and t.confirmed_at is not null))::int as "withoutTotp"
      from brand b left join staff f on f.brand_id = b.id and f.is_active
     where b.id = ${brandId} group by b.id`.execute(db)
  return rows[0]
}

/** Sets what a brand asks for; false when it did already. */
export async function setTotpRequired(db: Db, brandId: string, isRequired: boolean): Promise<boolean> {
  const result = await db
    .updateTable('brand')
    .set({ is_totp_required: isRequired })
    .where('id', '=', brandId)
    .where('is_totp_required', '<>', isRequired)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}
