import type { codeImage as endpoint } from '../../../contract/code'
import type { Input, Output } from '../../../contract/endpoint'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findCode } from '../../modules/code/code.sql'
import { refuseDeadCode } from '../../modules/code/code-state'
import { isCodeInScope } from '../../modules/code/is-code-in-scope'
import { LANDING_PAGE } from '../../modules/code/landing-page'

/** Checks that the code may be printed: a dead code on a poster helps nobody. */
export async function codeImage(
  ctx: Ctx<CallerOf<'ops'>>,
  { code }: Input<typeof endpoint>,
): Promise<{ code: string }> {
  const found = await findCode(ctx.db, ctx.caller.brandId, code)
  if (found && !isCodeInScope(found, ctx.caller.stores)) throw new AppError('code_unknown')
  refuseDeadCode(found, ctx.now)
  return { code }
}

/** After the check is committed: the picture from WeChat, whose scene is the code and nothing else. */
export async function drawCode(
  ctx: Ctx<CallerOf<'ops'>>,
  { code }: { code: string },
): Promise<Output<typeof endpoint>> {
  const png = await ctx.outside.wechat.unlimitedCode(code, LANDING_PAGE)
  return { code, pngBase64: png.toString('base64') }
}
