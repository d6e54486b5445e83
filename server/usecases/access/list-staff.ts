import type { Input, Output } from '../../../contract/endpoint'
import type { listStaff as endpoint } from '../../../contract/staff'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { listAccounts } from '../../modules/access/staff-account.sql'

/** Every account of the brand by login, closed ones too. */
export async function listStaff(
  { db, now, caller }: Ctx<CallerOf<'ops'>>,
  { text, role, isActive, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const filter = { text, role, isActive, afterLogin: cursor }
  const staff = await listAccounts(db, caller.brandId, filter, { at: now, rows })
  return { staff, next: nextPage(staff, rows, ({ login }) => login) }
}
