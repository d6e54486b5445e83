import type { Input, Output } from '../../../contract/endpoint'
import type { setTotpRule as endpoint } from '../../../contract/staff'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { readTotpRule, setTotpRequired } from '../../modules/access/totp-rule.sql'

/**
 * Asks everybody of the brand for the second step, or leaves it to them again. Whoever asks for it has it on themselves:
 * they know that it works, and stay able to take it back. The same again changes nothing.
 */
export async function setTotpRule(
  ctx: Ctx<CallerOf<'ops'>>,
  { isRequired, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const rule = await readTotpRule(db, caller.brandId, caller.staffId)
  if (!rule) throw new AppError('not_found')
  if (isRequired && !rule.isOwnOn) throw new AppError('totp_own_first')
  if (await setTotpRequired(db, caller.brandId, isRequired)) {
    const [before, after] = [{ isRequired: !isRequired }, { isRequired }]
    await noteChange(ctx, { action: 'setTotpRule', target: caller.brandId, before, after, reason })
  }
  return { withoutTotp: rule.withoutTotp }
}
