import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import type { World } from './world'

/**
 * Versions 3 to 6 of the rules: one that went live after the first, one to run in the shadow, one that waits for a second
 * person to agree, and one to throw away.
 */
export async function furnishRules(world: World): Promise<Record<string, string>> {
  const author = world.staff('hq_admin', { name: 'author' })
  const rules = DEFAULT_RULE_SET.rules.map((rule) =>
    rule.id === 'cap-newcomer' ? { ...rule, name: '新人上限' } : rule,
  )
  const save = (parentVersion: number) => {
    const draft = { parentVersion, doc: { ...DEFAULT_RULE_SET, rules }, note: '改名', expected: null, reviewOn: null }
    return world.ok(author.call('saveRuleSetDraft', draft))
  }
  const ask = async (version: number) => {
    const asking = { version, effectiveFrom: world.clock.now(), note: '请审批' }
    return (await world.ok(author.call('requestApproval', asking))).approvalId
  }
  for (const parent of [2, 3, 4, 5]) await save(parent)
  const agreed = { approvalId: await ask(3), decision: 'approve', reason: '同意' }
  await world.ok(world.staff('hq_admin', { name: 'second' }).call('decideApproval', agreed))
  return { approvalId: await ask(5) }
}
