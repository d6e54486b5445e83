import type { Output } from '../../../contract/endpoint'
import type { showTotpRule as endpoint } from '../../../contract/staff'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { readTotpRule } from '../../modules/access/totp-rule.sql'

/** Whether everybody must take the second step, and how many would have to set it up first. */
export async function showTotpRule({ db, caller }: Ctx<CallerOf<'ops'>>): Promise<Output<typeof endpoint>> {
  const rule = await readTotpRule(db, caller.brandId, caller.staffId)
  if (!rule) throw new AppError('not_found')
  return rule
}
