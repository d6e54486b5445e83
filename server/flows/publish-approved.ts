import { SplitPolicy } from '../../contract/split-policy'
import { AppError } from '../kernel/app-error'
import { canonicalHash } from '../kernel/canonical'
import { actorOf, type CallerOf, type Ctx } from '../kernel/ctx'
import { checkSplitPolicy } from '../modules/policy/check-split-policy'
import { insertPolicy, listVersions } from '../modules/policy/policy.sql'
import { mayGoLive } from './may-go-live'
import { moveRuleSet } from './move-rule-set'
import { noteChange } from './note-change'

export type Approved = {
  version: number
  doc: unknown
  effectiveFrom: Date
  note: string
  requestedBy: string
}
type Agreeing = Ctx<CallerOf<'ops'>>

/** Puts a rule set in force that a second person agreed to, if it is still as sound as when it was asked for. */
export async function publishRuleSet(
  ctx: Agreeing,
  { version, effectiveFrom, note, requestedBy }: Approved,
): Promise<void> {
  const { status: before } = await mayGoLive(ctx, version)
  await moveRuleSet(ctx, {
    version,
    status: 'live',
    action: 'decideApproval',
    reason: note,
    effectiveFrom,
    by: { actor: requestedBy, approvedBy: actorOf(ctx.caller) },
    before,
  })
}

/** Publishes how money is shared once a second person agreed, if nobody published another version meanwhile. */
export async function publishSplit(
  ctx: Agreeing,
  { version, doc, effectiveFrom, note, requestedBy }: Approved,
): Promise<void> {
  const { brandId } = ctx.caller
  const policy = SplitPolicy.parse(doc)
  const faults = checkSplitPolicy(policy)
  if (faults.length > 0) throw new AppError('policy_invalid', { faults })
  const [newest] = await listVersions(ctx.db, brandId, 'split')
  if ((newest?.version ?? 0) !== version - 1) throw new AppError('policy_conflict', { newest: newest?.version ?? 0 })
  const isFirst = await insertPolicy(ctx.db, {
    brandId,
    kind: 'split',
    version,
    doc: policy,
    docHash: canonicalHash(policy),
    effectiveFrom,
    note,
    publishedBy: requestedBy,
    publishedAt: ctx.now,
  })
  if (!isFirst) throw new AppError('policy_conflict', { newest: version })
  await noteChange(ctx, {
    action: 'decideApproval',
    target: `split:${version}`,
    before: newest?.doc ?? null,
    after: { requestedBy, effectiveFrom, doc: policy },
    reason: note,
  })
}
