import type { RuleSet } from '../../contract/rule-set'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { rulesInForce } from '../../server/modules/ruleset/rule-set.sql'
import type { World } from './world'

/** The first rule set with the boost for the category at other points. */
export const withPoints = (points: number): RuleSet => ({
  ...DEFAULT_RULE_SET,
  rules: DEFAULT_RULE_SET.rules.map((rule) =>
    rule.phase === 'boost' && rule.id === 'boost-skill' ? { ...rule, points } : rule,
  ),
})

/** What is sent to save a draft of the first version. */
export const draftOf = (over: object = {}) => ({
  parentVersion: 1,
  doc: withPoints(20),
  note: '更看重品类',
  expected: { metric: 'value', changePpm: 30_000 },
  reviewOn: '2026-04-01',
  ...over,
})

/** Two administrators who change rules, and what the rules are at a time. */
export function ruleMakers(world: World) {
  const admin = (name = 'admin') => world.staff('hq_admin', { name })
  const now = () => world.clock.now()
  const reason = '试一试'
  return {
    admin,
    now,
    reason,
    save: (over: object = {}) => world.ok(admin().call('saveRuleSetDraft', draftOf(over))),
    goLive: async (version: number, effectiveFrom: Date = now()) => {
      const { approvalId } = await world.ok(admin().call('requestApproval', { version, effectiveFrom, note: reason }))
      return world.ok(admin('second').call('decideApproval', { approvalId, decision: 'approve', reason }))
    },
    statuses: async () => {
      const { ruleSets } = await world.ok(admin().call('listRuleSets', {}))
      return Object.fromEntries(ruleSets.map(({ version, status }) => [version, status]))
    },
    liveAt: async (at: Date) => (await rulesInForce(world.db, world.brandId, at)).live.version,
  }
}
