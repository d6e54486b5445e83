import type { Input, Output } from '../../../contract/endpoint'
import type { posterCode as endpoint } from '../../../contract/service'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findCode, type ScanCode } from '../../modules/code/code.sql'
import { refuseDeadCode } from '../../modules/code/code-state'
import { LANDING_PAGE } from '../../modules/code/landing-page'
import { isOwnShareCode } from '../../modules/code/share-code.sql'
import { findMemberByOpenid } from '../../modules/member/member.sql'

type Caller = CallerOf<'shopper'> | CallerOf<'guide'>

/** Checks that the code is the caller's to print: what a shopper shares, or a guide's own. Others' are unknown here. */
export async function posterCode(ctx: Ctx<Caller>, { code }: Input<typeof endpoint>): Promise<{ code: string }> {
  const found = await findCode(ctx.db, ctx.caller.brandId, code)
  if (!found || !(await isOwn(ctx, found))) throw new AppError('code_unknown')
  refuseDeadCode(found, ctx.now)
  return { code }
}

async function isOwn({ db, caller }: Ctx<Caller>, { code, kind, guideId }: ScanCode): Promise<boolean> {
  if (caller.kind === 'guide') return kind === 'guide' && guideId === caller.guideId
  const member = await findMemberByOpenid(db, caller.brandId, caller.openid)
  return member !== undefined && isOwnShareCode(db, member.id, code)
}

/** After the check is committed: the picture from WeChat, whose scene is the code and nothing else. */
export async function drawPoster(ctx: Ctx<Caller>, { code }: { code: string }): Promise<Output<typeof endpoint>> {
  const png = await ctx.outside.wechat.unlimitedCode(code, LANDING_PAGE)
  return { pngBase64: png.toString('base64') }
}
