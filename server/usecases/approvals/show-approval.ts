import type { showApproval as endpoint } from '../../../contract/approval'
import type { Input, Output } from '../../../contract/endpoint'
import { SplitPolicy } from '../../../contract/split-policy'
import { checkRules, nameThings } from '../../flows/check-rules'
import { readRuleSet, readStandings } from '../../flows/read-rule-set'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { diffSplitPolicies } from '../../modules/policy/diff-split-policies'
import { policyOf } from '../../modules/policy/policy.sql'
import { findApproval } from '../../modules/ruleset/approval.sql'
import { diffRuleSets } from '../../modules/ruleset/diff-rule-sets'
import { mayDecide } from '../../modules/ruleset/may-decide'
import { statusOf } from '../../modules/ruleset/rule-set-status'

type Shown = Pick<Output<typeof endpoint>, 'against' | 'changes' | 'warnings' | 'expected' | 'reviewOn'>

/** One request whole: who asks for what, and what it would change, or changed, of what decides. */
export async function showApproval(
  ctx: Ctx<CallerOf<'ops'>>,
  { approvalId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const found = await findApproval(ctx.db, ctx.caller.brandId, approvalId)
  if (!found) throw new AppError('approval_unknown')
  const { doc, ...approval } = found
  const isMine = approval.requestedBy === actorOf(ctx.caller)
  const shown = approval.kind === 'rule_set' ? await rulesOf(ctx, approval) : await splitOf(ctx, approval, doc)
  const isOpen = approval.state === 'waiting' && !isMine
  return { ...approval, isMine, mayDecide: isOpen && mayDecide(ctx.caller.role, approval.kind), ...shown }
}

type Asked = { version: number; state: string; decidedAt: Date | null }

/** Against the version that decides; of a request that ended, against the one that decided just before. */
async function rulesOf(ctx: Ctx<CallerOf<'ops'>>, { version, state, decidedAt }: Asked): Promise<Shown> {
  const { brandId } = ctx.caller
  const after = await readRuleSet(ctx, brandId, version)
  const { events } = await readStandings(ctx, brandId)
  // What its own agreement put in force is not what it was held against.
  const isBefore = (event: { version: number; at: Date }) =>
    decidedAt === null || event.at < decidedAt || (event.at <= decidedAt && event.version !== version)
  const until = events.filter(isBefore)
  const standings = statusOf(until, decidedAt ?? ctx.now)
  const against = [...standings].find(([, { status }]) => status === 'live')?.[0] ?? null
  const before = against === null ? null : (await readRuleSet(ctx, brandId, against)).set
  const nameOf = await nameThings(ctx, brandId, before ? [before, after.set] : [after.set])
  const { expectedMetric, expectedChangePpm, reviewOn } = after
  return {
    against,
    changes: before ? diffRuleSets(before, after.set, nameOf) : [],
    warnings: state === 'waiting' ? (await checkRules(ctx, brandId, after.set)).warnings : [],
    expected:
      expectedMetric === null || expectedChangePpm === null
        ? null
        : { metric: expectedMetric, changePpm: expectedChangePpm },
    reviewOn,
  }
}

/** Against the version before it, which is the only one it may follow. */
async function splitOf(ctx: Ctx<CallerOf<'ops'>>, { version }: Asked, doc: unknown): Promise<Shown> {
  const stored = await policyOf(ctx.db, ctx.caller.brandId, 'split', version - 1)
  const before = stored === undefined ? null : SplitPolicy.parse(stored)
  const texts = before ? diffSplitPolicies(before, SplitPolicy.parse(doc)) : []
  return {
    against: before ? version - 1 : null,
    changes: texts.map((text) => ({ kind: 'setting', text })),
    warnings: [],
    expected: null,
    reviewOn: null,
  }
}
