import { sql } from 'kysely'
import type { StaffRole } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

/** An account of the brand, closed ones too, locked. */
export async function lockAccount(db: Db, brandId: string, staffId: string) {
  return db
    .selectFrom('staff')
    .select(['name', 'role', 'is_active as isActive', 'region_ids as regionIds', 'store_ids as storeIds'])
    .where('brand_id', '=', brandId)
    .where('id', '=', staffId)
    .forUpdate()
    .executeTakeFirst()
}

/** Administrators who may sign in and see every store, locked in the order of their ids. */
export async function lockWholeAdmins(db: Db, brandId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('staff')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('role', '=', 'hq_admin')
    .where('is_active', '=', true)
    .where(sql<boolean>`cardinality(region_ids) + cardinality(store_ids) = 0`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

type Changed = { name: string; role: StaffRole; regionIds: string[]; storeIds: string[] }

export async function updateAccount(db: Db, brandId: string, staffId: string, account: Changed): Promise<void> {
  const { name, role, regionIds, storeIds } = account
  await db
    .updateTable('staff')
    .set({ name, role, region_ids: regionIds, store_ids: storeIds })
    .where('brand_id', '=', brandId)
    .where('id', '=', staffId)
    .execute()
}

/** Opens a closed account, and a lock with it. */
export async function openAccount(db: Db, brandId: string, staffId: string): Promise<void> {
  await db
    .updateTable('staff')
    .set({ is_active: true, failed_attempts: 0, locked_until: null })
    .where('brand_id', '=', brandId)
    .where('id', '=', staffId)
    .execute()
}

type Named = { id: string; name: string }
export type AccountRow = {
  staffId: string
  login: string
  name: string
  role: StaffRole
  isActive: boolean
  regions: Named[]
  stores: Named[]
  hasTotp: boolean
  mustChangePassword: boolean
  lockedUntil: Date | null
  lastSignInAt: Date | null
  createdAt: Date
}
export type AccountFilter = {
  staffId?: string | undefined
  text?: string | undefined
  role?: StaffRole | undefined
  isActive?: boolean | undefined
  afterLogin?: string | undefined
}

/** One page of accounts by login, with the names of what they see. Some thousand rows a brand: the filters need no index. */
export async function listAccounts(
  db: Db,
  brandId: string,
  filter: AccountFilter,
  { at, rows }: { at: Date; rows: number },
): Promise<AccountRow[]> {
  const { staffId, text, role, isActive, afterLogin } = filter
  const found = await sql<AccountRow>`
    select f.id as "staffId", f.login, f.name, f.role, f.is_active as "isActive",
           coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.name) from region r
                      where r.brand_id = f.brand_id and r.id = any(f.region_ids)), '[]') as regions,
           coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.code) from store s
                      where s.brand_id = f.brand_id and s.id = any(f.store_ids)), '[]') as stores,
           exists (select from staff_totp t where t.staff_id = f.id and t.confirmed_at is not null) as "hasTotp",
           f.must_change_password as "mustChangePassword",
           case when f.locked_until > ${at} then f.locked_until end as "lockedUntil",
           f.last_sign_in_at as "lastSignInAt", f.created_at as "createdAt"
      from staff f
     where f.brand_id = ${brandId}
       ${staffId ? sql`and f.id = ${staffId}` : sql``}
       ${text ? sql`and (strpos(f.login, lower(${text})) > 0 or strpos(f.name, ${text}) > 0)` : sql``}
       ${role ? sql`and f.role = ${role}` : sql``}
       ${isActive === undefined ? sql`` : sql`and f.is_active = ${isActive}`}
       ${afterLogin ? sql`and f.login > ${afterLogin}` : sql``}
     order by f.login
     limit ${rows}`.execute(db)
  return found.rows
}
