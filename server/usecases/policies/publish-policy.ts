import type * as z from 'zod'
import type { Input, Output } from '../../../contract/endpoint'
import type { publishPolicy as endpoint } from '../../../contract/policy'
import { ScoringPolicy } from '../../../contract/scoring-policy'
import { SplitPolicy } from '../../../contract/split-policy'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { canonicalHash } from '../../kernel/canonical'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertAudit } from '../../modules/audit/audit.sql'
import { checkSplitPolicy } from '../../modules/policy/check-split-policy'
import { insertPolicy, listVersions } from '../../modules/policy/policy.sql'
import { insertApproval } from '../../modules/ruleset/approval.sql'

type Asked = Input<typeof endpoint>
const SCHEMA: Record<Asked['kind'], z.ZodType> = { scoring: ScoringPolicy, split: SplitPolicy }

/**
 * Publishes a new version of a policy from a start time on; versions are never changed. A policy may not start in the
 * past: what was decided under the old one was decided rightly. Made from an outdated parent it is refused. How money is
 * shared waits for a second person and is published by their agreement.
 */
export async function publishPolicy(ctx: Ctx<CallerOf<'ops'>>, input: Asked): Promise<Output<typeof endpoint>> {
  const { kind, parentVersion } = input
  const doc = checked(input)
  const effectiveFrom = new Date(Math.max(input.effectiveFrom.getTime(), ctx.now.getTime()))
  const [newest] = await listVersions(ctx.db, ctx.caller.brandId, kind)
  if ((newest?.version ?? 0) !== parentVersion) throw new AppError('policy_conflict', { newest: newest?.version ?? 0 })
  const wanted = { ...input, doc, effectiveFrom, version: parentVersion + 1 }
  return kind === 'split' ? askForSecond(ctx, wanted) : publish(ctx, wanted, newest?.doc ?? null)
}

function checked({ kind, doc }: Asked): unknown {
  const parsed = SCHEMA[kind].safeParse(doc)
  if (!parsed.success) {
    throw new AppError('policy_invalid', {
      faults: parsed.error.issues.slice(0, 10).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    })
  }
  const faults = kind === 'split' ? checkSplitPolicy(parsed.data as SplitPolicy) : []
  if (faults.length > 0) throw new AppError('policy_invalid', { faults })
  return parsed.data
}

type Wanted = Omit<Asked, 'doc'> & { doc: unknown; version: number }

async function askForSecond(ctx: Ctx<CallerOf<'ops'>>, { version, doc, effectiveFrom, note }: Wanted) {
  const approvalId = ctx.newId('ap')
  const isFirst = await insertApproval(ctx.db, {
    id: approvalId,
    brandId: ctx.caller.brandId,
    kind: 'split_policy',
    version,
    doc,
    effectiveFrom,
    note,
    requestedBy: actorOf(ctx.caller),
    requestedAt: ctx.now,
  })
  if (!isFirst) throw new AppError('approval_waiting')
  const after = { approvalId, effectiveFrom, doc }
  await noteChange(ctx, { action: 'publishPolicy', target: `split:${version}`, after, reason: note })
  return { version, approvalId }
}

async function publish(
  ctx: Ctx<CallerOf<'ops'>>,
  { kind, version, doc, effectiveFrom, note }: Wanted,
  before: unknown,
) {
  const { brandId } = ctx.caller
  const isFirst = await insertPolicy(ctx.db, {
    brandId,
    kind,
    version,
    doc,
    docHash: canonicalHash(doc),
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
    detail: { before, after: doc, note },
    at: ctx.now,
  })
  return { version, approvalId: null }
}
