import type * as z from 'zod'
import type { Input, Output } from '../../../contract/endpoint'
import type { publishPolicy as endpoint } from '../../../contract/policy'
import { RoutingPolicy } from '../../../contract/routing-policy'
import { ScoringPolicy } from '../../../contract/scoring-policy'
import { SplitPolicy } from '../../../contract/split-policy'
import type { PolicyKind } from '../../../contract/vocabulary'
import { AppError } from '../../kernel/app-error'
import { canonicalHash } from '../../kernel/canonical'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertAudit } from '../../modules/audit/audit.sql'
import { checkSplitPolicy } from '../../modules/policy/check-split-policy'
import { insertPolicy, listVersions } from '../../modules/policy/policy.sql'

const SCHEMA: Record<PolicyKind, z.ZodType> = { scoring: ScoringPolicy, routing: RoutingPolicy, split: SplitPolicy }

/**
 * Publishes a new version of a policy from a start time on; versions are never changed. A policy may not start in the
 * past: what was decided under the old one was decided rightly. Made from an outdated parent it is refused.
 */
export async function publishPolicy(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const { kind, parentVersion, note } = input
  const parsed = SCHEMA[kind].safeParse(input.doc)
  if (!parsed.success) {
    throw new AppError('policy_invalid', {
      faults: parsed.error.issues.slice(0, 10).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    })
  }
  const faults = kind === 'split' ? checkSplitPolicy(parsed.data as SplitPolicy) : []
  if (faults.length > 0) throw new AppError('policy_invalid', { faults })
  const effectiveFrom = new Date(Math.max(input.effectiveFrom.getTime(), ctx.now.getTime()))

  const [newest] = await listVersions(ctx.db, brandId, kind)
  if ((newest?.version ?? 0) !== parentVersion) throw new AppError('policy_conflict', { newest: newest?.version ?? 0 })
  const version = parentVersion + 1
  const isFirst = await insertPolicy(ctx.db, {
    brandId,
    kind,
    version,
    doc: parsed.data,
    docHash: canonicalHash(parsed.data),
    effectiveFrom,
    note,
    publishedBy: actorOf(ctx.caller),
    publishedAt: ctx.now,
  })
  if (!isFirst) throw new AppError('policy_conflict', { newest: version })
  await insertAudit(ctx.db, {
    id: ctx.newId('au'),
    brandId,
    actor: actorOf(ctx.caller),
    action: 'publishPolicy',
    target: `${kind}:${version}`,
    detail: { before: newest?.doc ?? null, after: parsed.data, note },
    at: ctx.now,
  })
  return { version }
}
