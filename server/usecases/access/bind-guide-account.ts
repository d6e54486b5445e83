import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import { AppError } from '../../kernel/app-error'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import { normaliseTypedCode } from '../../kernel/secret-token'
import { bindGuideOpenid, lockInvitation, markInvitationUsed } from '../../modules/access/guide-account.sql'
import { invitationIndexText } from '../../modules/access/invitation-code'
import { insertAudit } from '../../modules/audit/audit.sql'

type BindGuideAccount = typeof contract.bindGuideAccount

/**
 * Makes the caller's WeChat the account of the invited guide. The newest invitation wins over an older WeChat of the
 * same guide (a lost phone); a WeChat that is another guide's is refused, and a code works once.
 */
export async function bindGuideAccount(
  ctx: Ctx<Caller | Anonymous>,
  { code }: Input<BindGuideAccount>,
): Promise<Output<BindGuideAccount>> {
  const { db, now, caller, outside } = ctx
  if (caller.kind === 'guide') throw new AppError('guide_bound')
  const openid = caller.kind === 'anonymous' ? caller.openid : null
  if (!openid) throw new AppError('unauthenticated')

  const codeHash = outside.vault.blindIndex(caller.brandId, invitationIndexText(normaliseTypedCode(code)))
  const invitation = await lockInvitation(db, caller.brandId, codeHash)
  if (invitation?.usedAt) throw new AppError('invitation_used')
  if (!invitation || invitation.expiresAt <= now || invitation.employment !== 'active') {
    throw new AppError('invitation_invalid')
  }
  const { guideId, guideName: name, role } = invitation
  if (!(await bindGuideOpenid(db, caller.brandId, guideId, openid))) throw new AppError('guide_bound')
  await markInvitationUsed(db, caller.brandId, codeHash, now)
  await insertAudit(db, {
    id: ctx.newId('au'),
    brandId: caller.brandId,
    actor: `guide:${guideId}`,
    action: 'bindGuideAccount',
    target: guideId,
    detail: { hadAnother: invitation.openid !== null && invitation.openid !== openid },
    at: now,
  })
  return { guideId, name, role }
}
