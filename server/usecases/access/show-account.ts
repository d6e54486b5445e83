import type { Input, Output } from '../../../contract/endpoint'
import type { showAccount as endpoint } from '../../../contract/staff'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listAccounts } from '../../modules/access/staff-account.sql'
import { countUnusedRecoveryCodes, selectTotp } from '../../modules/access/totp.sql'
import { readTotpRule } from '../../modules/access/totp-rule.sql'

/** The caller's own account. */
export async function showAccount(
  { db, now, caller }: Ctx<CallerOf<'ops'>>,
  _: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, staffId } = caller
  const [account] = await listAccounts(db, brandId, { staffId }, { at: now, rows: 1 })
  if (!account) throw new AppError('unauthenticated')
  const rule = await readTotpRule(db, brandId, staffId)
  const totp = await selectTotp(db, brandId, staffId)
  return {
    ...account,
    totp: totp?.confirmedAt ? 'on' : 'off',
    totpSince: totp?.confirmedAt ?? null,
    recoveryCodesLeft: await countUnusedRecoveryCodes(db, brandId, staffId),
    isTotpRequired: rule?.isTotpRequired ?? false,
  }
}
