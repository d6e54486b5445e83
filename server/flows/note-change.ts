import { type Anonymous, actorOf, type Caller, type Ctx } from '../kernel/ctx'
import { maskPhones } from '../kernel/log'
import { insertAudit } from '../modules/audit/audit.sql'

export type Change = {
  /** The endpoint that did it. */
  action: string
  /** The id of what was changed. */
  target: string
  before?: unknown
  after?: unknown
  reason?: string
}

/**
 * Writes one audit row for what a staff member changed: who, what, before and after. Never put phones or secrets in it; a number
 * that somebody typed into the reason is masked.
 */
export async function noteChange(
  ctx: Pick<Ctx<Caller | Anonymous>, 'db' | 'now' | 'newId' | 'caller'>,
  { action, target, before, after, reason }: Change,
): Promise<void> {
  await insertAudit(ctx.db, {
    id: ctx.newId('au'),
    brandId: ctx.caller.brandId,
    actor: actorOf(ctx.caller),
    action,
    target,
    detail: {
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(reason ? { reason: maskPhones(reason) } : {}),
    },
    at: ctx.now,
  })
}
