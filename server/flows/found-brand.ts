import { RECORD_TEXT } from '../../contract/reasons'
import { canonicalHash } from '../kernel/canonical'
import type { Ctx } from '../kernel/ctx'
import { upsertBrand } from '../modules/network/brand.sql'
import { DEFAULT_SCORING_POLICY } from '../modules/policy/default-scoring-policy'
import { DEFAULT_SPLIT_POLICY } from '../modules/policy/default-split-policy'
import { insertPolicy } from '../modules/policy/policy.sql'
import { DEFAULT_RULE_SET } from '../modules/ruleset/default-rule-set'
import { insertRuleSet, insertRuleSetEvent } from '../modules/ruleset/rule-set.sql'

const FIRST_POLICIES = {
  scoring: DEFAULT_SCORING_POLICY,
  split: DEFAULT_SPLIT_POLICY,
} as const
const BEGINNING = new Date(0)

/**
 * Makes a brand with version 1 of every policy and of the rule set. They hold from the beginning of time, because orders
 * and leads of the past that are imported are judged by the policy of their day. Answers the brand's id.
 */
export async function foundBrand(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  brand: { name: string; appId: string },
): Promise<string> {
  const brandId = await upsertBrand(ctx.db, { id: ctx.newId('br'), ...brand, createdAt: ctx.now })
  const words = {
    note: RECORD_TEXT.firstPolicy,
    publishedBy: 'system',
    publishedAt: ctx.now,
    effectiveFrom: BEGINNING,
  }
  for (const kind of ['scoring', 'split'] as const) {
    const doc = FIRST_POLICIES[kind]
    await insertPolicy(ctx.db, { brandId, kind, version: 1, doc, docHash: canonicalHash(doc), ...words })
  }
  await foundRules(ctx, brandId)
  return brandId
}

async function foundRules(ctx: Pick<Ctx, 'db' | 'now' | 'newId'>, brandId: string): Promise<void> {
  const isFirst = await insertRuleSet(ctx.db, {
    brandId,
    version: 1,
    parent: null,
    doc: DEFAULT_RULE_SET,
    docHash: canonicalHash(DEFAULT_RULE_SET),
    note: RECORD_TEXT.firstPolicy,
    expectedMetric: null,
    expectedChangePpm: null,
    reviewOn: null,
    createdBy: 'system',
    createdAt: ctx.now,
  })
  if (!isFirst) return
  await insertRuleSetEvent(ctx.db, {
    id: ctx.newId('re'),
    brandId,
    version: 1,
    status: 'live',
    effectiveFrom: BEGINNING,
    actor: 'system',
    approvedBy: null,
    reason: RECORD_TEXT.firstPolicy,
    detail: {},
    at: ctx.now,
  })
}
