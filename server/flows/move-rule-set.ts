import type { RuleSetStatus } from '../../contract/vocabulary'
import { actorOf, type Caller, type Ctx } from '../kernel/ctx'
import { insertRuleSetEvent } from '../modules/ruleset/rule-set.sql'
import { noteChange } from './note-change'

export type RuleSetMove = {
  version: number
  status: RuleSetStatus
  /** The endpoint that does it. */
  action: string
  reason: string
  /** Now, unless said. */
  effectiveFrom?: Date
  /** Whose doing it is and who agreed, where that is not the caller alone. */
  by?: { actor: string; approvedBy: string }
  before?: RuleSetStatus
  detail?: unknown
}

/** Says what a version is from now or from a start on, and puts it on record with who did it and why. */
export async function moveRuleSet(
  ctx: Pick<Ctx<Caller>, 'db' | 'now' | 'newId' | 'caller'>,
  { version, status, action, reason, effectiveFrom = ctx.now, by, before, detail = {} }: RuleSetMove,
): Promise<void> {
  await insertRuleSetEvent(ctx.db, {
    id: ctx.newId('re'),
    brandId: ctx.caller.brandId,
    version,
    status,
    effectiveFrom,
    actor: by?.actor ?? actorOf(ctx.caller),
    approvedBy: by?.approvedBy ?? null,
    reason,
    detail,
    at: ctx.now,
  })
  const after = { status, effectiveFrom, ...(by ? { requestedBy: by.actor } : {}) }
  await noteChange(ctx, {
    action,
    target: `rules:${version}`,
    before: before ? { status: before } : undefined,
    after,
    reason,
  })
}
