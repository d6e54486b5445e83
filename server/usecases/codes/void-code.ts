import type { voidCode as endpoint } from '../../../contract/code'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as codes from '../../modules/code/code.sql'
import { isCodeInScope } from '../../modules/code/is-code-in-scope'

/** Stops a code for good: a lost poster, a guide who left. What was scanned before stays. */
export async function voidCode(
  ctx: Ctx<CallerOf<'ops'>>,
  { code, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const found = await codes.findCode(db, caller.brandId, code)
  if (!found || !isCodeInScope(found, caller.stores)) throw new AppError('code_unknown')
  const isChanged = await codes.voidCode(db, caller.brandId, code, reason, now)
  if (isChanged) await noteChange(ctx, { action: 'voidCode', target: code, before: 'live', after: 'voided', reason })
  return { code, isChanged }
}
