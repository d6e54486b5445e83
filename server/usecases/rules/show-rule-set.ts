import type { Input, Output } from '../../../contract/endpoint'
import type { showRuleSet as endpoint } from '../../../contract/rule-work'
import { nameThings } from '../../flows/check-rules'
import { listRuleVersions } from '../../flows/list-rule-versions'
import { readRuleSet } from '../../flows/read-rule-set'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { diffRuleSets } from '../../modules/ruleset/diff-rule-sets'
import type { RuleFinding } from '../../modules/ruleset/rule-finding'
import { sayRuleSet } from '../../modules/ruleset/say-rule-set'

/** One version whole: in words, with its history, what was warned of, and what it changed of the one it was made from. */
export async function showRuleSet(
  ctx: Ctx<CallerOf<'ops'>>,
  { version }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const { set, parent } = await readRuleSet(ctx, brandId, version)
  const before = parent === null ? null : (await readRuleSet(ctx, brandId, parent)).set
  const nameOf = await nameThings(ctx, brandId, before ? [set, before] : [set])
  const { ruleSets, events } = await listRuleVersions(ctx, brandId)
  const own = events.filter((event) => event.version === version)
  const detail = own.find(({ status }) => status === 'draft')?.detail as { warnings?: RuleFinding[] } | undefined
  return {
    ...ruleSets.find((listed) => listed.version === version)!,
    doc: set,
    sentences: sayRuleSet(set, nameOf),
    warnings: detail?.warnings ?? [],
    events: own,
    changes: before ? diffRuleSets(before, set, nameOf) : [],
  }
}
