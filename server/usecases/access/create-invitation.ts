import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { newTypedCode, normaliseTypedCode } from '../../kernel/secret-token'
import { DAY_MS } from '../../kernel/shanghai-time'
import { expireInvitationsOf, insertInvitation, selectGuideInScope } from '../../modules/access/guide-account.sql'
import { invitationIndexText } from '../../modules/access/invitation-code'

type CreateInvitation = typeof contract.createInvitation

export const INVITATION_DAYS = 3

/** Makes a code for one guide within the caller's stores. It is kept as a keyed hash only, so this is its one showing. */
export async function createInvitation(
  ctx: Ctx<CallerOf<'ops'>>,
  { guideId }: Input<CreateInvitation>,
): Promise<Output<CreateInvitation>> {
  const { db, now, caller, outside } = ctx
  const guide = await selectGuideInScope(db, caller.brandId, guideId, caller.stores)
  if (!guide) throw new AppError('guide_unknown')

  const code = newTypedCode()
  const codeHash = outside.vault.blindIndex(caller.brandId, invitationIndexText(normaliseTypedCode(code)))
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS)
  await expireInvitationsOf(db, caller.brandId, guideId, now)
  await insertInvitation(db, {
    code_hash: codeHash,
    brand_id: caller.brandId,
    guide_id: guideId,
    created_by: actorOf(caller),
    created_at: now,
    expires_at: expiresAt,
    used_at: null,
  })
  await noteChange(ctx, { action: 'createInvitation', target: guideId, after: { expiresAt } })
  return { code, guideName: guide.name, expiresAt }
}
