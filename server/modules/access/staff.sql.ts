import { type Insertable, sql } from 'kysely'
import type { StaffRole } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import type { Schema } from '../../kernel/schema'

export type StaffScopeRow = {
  staffId: string
  brandId: string
  role: StaffRole
  isLimited: boolean
  storeIds: string[]
  mustChangePassword: boolean
  mustSetUpTotp: boolean
}

/**
 * The active staff member behind a live session. `isLimited` says whether regions or stores are listed at all;
 * `storeIds` are the stores of those regions and those stores.
 */
export async function selectStaffBySession(db: Db, tokenHash: string, at: Date): Promise<StaffScopeRow | undefined> {
  const { rows } = await sql<StaffScopeRow>`
    select f.id as "staffId", f.brand_id as "brandId", f.role,
           cardinality(f.region_ids) + cardinality(f.store_ids) > 0 as "isLimited",
           coalesce((select array_agg(s.id order by s.id) from store s
                      where s.brand_id = f.brand_id and (s.region_id = any(f.region_ids) or s.id = any(f.store_ids))),
                    '{}') as "storeIds",
           f.must_change_password as "mustChangePassword",
           b.is_totp_required and not exists (
             select from staff_totp o where o.staff_id = f.id and o.confirmed_at is not null) as "mustSetUpTotp"
      from session t join staff f on f.id = t.subject and f.brand_id = t.brand_id join brand b on b.id = f.brand_id
     where t.token_hash = ${tokenHash} and t.kind = 'staff' and t.expires_at > ${at} and t.revoked_at is null
       and f.is_active`.execute(db)
  return rows[0]
}

/** What sign-in needs before its transaction: the hash to compare the password with. */
export async function selectPasswordHash(db: Db, login: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('staff')
    .select('password_hash')
    .where('login', '=', login)
    .where('is_active', '=', true)
    .executeTakeFirst()
  return row?.password_hash
}

/** The account of a login, locked, so that attempts at one account are counted one after the other. */
export async function lockStaffByLogin(db: Db, login: string) {
  return db
    .selectFrom('staff')
    .select([
      'id',
      'brand_id as brandId',
      'name',
      'role',
      'password_hash as passwordHash',
      'failed_attempts as failedAttempts',
      'locked_until as lockedUntil',
    ])
    .where('login', '=', login)
    .where('is_active', '=', true)
    .forUpdate()
    .executeTakeFirst()
}

export async function setAttempts(db: Db, staffId: string, failed: number, lockedUntil: Date | null): Promise<void> {
  await db
    .updateTable('staff')
    .set({ failed_attempts: failed, locked_until: lockedUntil })
    .where('id', '=', staffId)
    .execute()
}

/** Puts down when somebody came in last. */
export async function noteSignIn(db: Db, staffId: string, at: Date): Promise<void> {
  await db.updateTable('staff').set({ last_sign_in_at: at }).where('id', '=', staffId).execute()
}

/** Adds an account; false when the login is taken, whichever brand has it. */
export async function insertStaff(db: Db, row: Insertable<Schema['staff']>): Promise<boolean> {
  const result = await db
    .insertInto('staff')
    .values(row)
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) === 1
}

/** How many of these regions and stores are the brand's own. */
export async function countOwned(
  db: Db,
  brandId: string,
  regionIds: readonly string[],
  storeIds: readonly string[],
): Promise<{ regions: number; stores: number }> {
  const { rows } = await sql<{ regions: number; stores: number }>`
    select (select count(*) from region where brand_id = ${brandId} and id = any(${[...regionIds]})) as regions,
           (select count(*) from store where brand_id = ${brandId} and id = any(${[...storeIds]})) as stores`.execute(
    db,
  )
  return rows[0] ?? { regions: 0, stores: 0 }
}

export async function selectPasswordHashById(db: Db, brandId: string, staffId: string): Promise<string | undefined> {
  return (await staffById(db, brandId, staffId).executeTakeFirst())?.passwordHash
}

export async function lockStaffById(db: Db, brandId: string, staffId: string) {
  return staffById(db, brandId, staffId).forUpdate().executeTakeFirst()
}

function staffById(db: Db, brandId: string, staffId: string) {
  return db
    .selectFrom('staff')
    .select(['id', 'password_hash as passwordHash', 'failed_attempts as failedAttempts', 'locked_until as lockedUntil'])
    .where('brand_id', '=', brandId)
    .where('id', '=', staffId)
    .where('is_active', '=', true)
}

/** Sets a password and ends a lock; `mustChange` when somebody else than its owner set it. */
export async function setPasswordHash(
  db: Db,
  brandId: string,
  staffId: string,
  hash: string,
  { mustChange = false } = {},
): Promise<void> {
  await db
    .updateTable('staff')
    .set({ password_hash: hash, failed_attempts: 0, locked_until: null, must_change_password: mustChange })
    .where('brand_id', '=', brandId)
    .where('id', '=', staffId)
    .execute()
}

/** Closes an account of the brand; false when there is none open. */
export async function closeStaffAccount(db: Db, brandId: string, staffId: string): Promise<boolean> {
  const result = await db
    .updateTable('staff')
    .set({ is_active: false })
    .where('brand_id', '=', brandId)
    .where('id', '=', staffId)
    .where('is_active', '=', true)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Who an account is, with the brand's name. */
export async function selectStaffProfile(db: Db, brandId: string, staffId: string) {
  return db
    .selectFrom('staff')
    .innerJoin('brand', 'brand.id', 'staff.brand_id')
    .select([
      'staff.login',
      'staff.name',
      'brand.name as brandName',
      'staff.must_change_password as mustChangePassword',
    ])
    .where('staff.brand_id', '=', brandId)
    .where('staff.id', '=', staffId)
    .executeTakeFirst()
}
