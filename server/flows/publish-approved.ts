import { SplitPolicy } from '../../contract/split-policy'
import { AppError } from '../kernel/app-error'
import { canonicalHash } from '../kernel/canonical'
import { actorOf, type CallerOf, type Ctx } from '../kernel/ctx'
import { checkSplitPolicy } from '../modules/policy/check-split-policy'
import { insertPolicy, listVersions } from '../modules/policy/policy.sql'
import { holdRuleSets } from '../modules/ruleset/rule-set.sql'
import { mayBecome } from '../modules/ruleset/rule-set-status'
import { checkRules } from './check-rules'
import { moveRuleSet } from './move-rule-set'
import { noteChange } from './note-change'
import { readRuleSet, readStandings } from './read-rule-set'
import { refuseWhilePiloted } from './refuse-while-piloted'

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
  const { brandId } = ctx.caller
  await holdRuleSets(ctx.db, brandId)
  const { set } = await readRuleSet(ctx, brandId, version)
  await refuseWhilePiloted(ctx, brandId, version)
  const standing = (await readStandings(ctx, brandId)).of(version)
  if (!mayBecome(standing, 'live')) throw new AppError('rule_set_state', { status: standing.status })
  const { faults } = await checkRules(ctx, brandId, set)
  if (faults.length > 0) throw new AppError('rule_set_invalid', { faults })
  await moveRuleSet(ctx, {
    version,
    status: 'live',
    action: 'decideApproval',
    reason: note,
    effectiveFrom,
    by: { actor: requestedBy, approvedBy: actorOf(ctx.caller) },
    before: standing.status,
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
