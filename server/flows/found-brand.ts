import { RECORD_TEXT } from '../../contract/reasons'
import { canonicalHash } from '../kernel/canonical'
import type { Ctx } from '../kernel/ctx'
import { upsertBrand } from '../modules/network/brand.sql'
import { DEFAULT_ROUTING_POLICY } from '../modules/policy/default-routing-policy'
import { DEFAULT_SCORING_POLICY } from '../modules/policy/default-scoring-policy'
import { DEFAULT_SPLIT_POLICY } from '../modules/policy/default-split-policy'
import { insertPolicy } from '../modules/policy/policy.sql'

const FIRST_POLICIES = {
  scoring: DEFAULT_SCORING_POLICY,
  routing: DEFAULT_ROUTING_POLICY,
  split: DEFAULT_SPLIT_POLICY,
} as const

/**
 * Makes a brand with version 1 of every policy. They hold from the beginning of time, because orders and leads of the
 * past that are imported are judged by the policy of their day. Answers the brand's id.
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
    effectiveFrom: new Date(0),
  }
  for (const kind of ['scoring', 'routing', 'split'] as const) {
    const doc = FIRST_POLICIES[kind]
    await insertPolicy(ctx.db, { brandId, kind, version: 1, doc, docHash: canonicalHash(doc), ...words })
  }
  return brandId
}
