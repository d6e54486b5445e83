import { RuleSet } from '../../contract/rule-set'
import type { RuleSetStatus } from '../../contract/vocabulary'
import { canonicalHash } from '../../server/kernel/canonical'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { insertRuleSet, insertRuleSetEvent, newestRuleVersion } from '../../server/modules/ruleset/rule-set.sql'
import type { World } from './world'

type InWorld = Pick<World, 'db' | 'brandId' | 'newId' | 'clock'>

/** Puts a version of the rules in force from now on; it says what the default says but for what `change` says. */
export async function putRules(world: InWorld, status: RuleSetStatus, change: Partial<RuleSet>): Promise<number> {
  const { db, brandId, clock } = world
  const doc = RuleSet.parse({ ...DEFAULT_RULE_SET, ...change })
  const version = (await newestRuleVersion(db, brandId)) + 1
  const now = clock.now()
  const words = { note: '测试', expectedMetric: null, expectedChangePpm: null, reviewOn: null }
  const made = { parent: version - 1, docHash: canonicalHash(doc), createdBy: 'test', createdAt: now, ...words }
  await insertRuleSet(db, { brandId, version, doc, ...made })
  await insertRuleSetEvent(db, {
    id: world.newId('re'),
    brandId,
    version,
    status,
    effectiveFrom: now,
    actor: 'test',
    approvedBy: null,
    reason: '测试',
    detail: {},
    at: now,
  })
  return version
}

const NEVER_EXPLORE = { ...DEFAULT_RULE_SET.explore, epsilon: 0 }
/** Rules under which the better of two guides is a matter of arithmetic: nothing is left to chance. */
export const CERTAIN: Partial<RuleSet> = { explore: NEVER_EXPLORE }
