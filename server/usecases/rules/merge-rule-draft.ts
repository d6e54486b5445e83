import type { Input, Output } from '../../../contract/endpoint'
import type { mergeRuleDraft as endpoint } from '../../../contract/rule-draft'
import { nameThings } from '../../flows/check-rules'
import { readRuleSet } from '../../flows/read-rule-set'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { diffRuleSets } from '../../modules/ruleset/diff-rule-sets'
import { findShapeFaults } from '../../modules/ruleset/find-shape-faults'
import { mergeRuleSets } from '../../modules/ruleset/merge-rule-sets'

/** Brings a draft together with what a colleague saved of the same version, and says what each of them changed. */
export async function mergeRuleDraft(
  ctx: Ctx<CallerOf<'ops'>>,
  { parentVersion, theirVersion, doc, chosen }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const { set: mine, faults } = findShapeFaults(doc)
  if (!mine) throw new AppError('rule_set_invalid', { faults })
  const base = (await readRuleSet(ctx, brandId, parentVersion)).set
  const theirs = (await readRuleSet(ctx, brandId, theirVersion)).set
  const nameOf = await nameThings(ctx, brandId, [base, theirs, mine])
  const { set, clashes } = mergeRuleSets({ base, theirs, mine }, chosen, nameOf)
  return {
    doc: set,
    clashes,
    theirChanges: diffRuleSets(base, theirs, nameOf),
    myChanges: diffRuleSets(base, mine, nameOf),
    changes: diffRuleSets(theirs, set, nameOf),
  }
}
