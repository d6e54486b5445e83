import type { Condition } from '../../../contract/rule-condition'
import type { RuleSet } from '../../../contract/rule-set'
import { quoted, type RuleFinding } from './rule-finding'
import { walk } from './say-condition'

/** Fewer leads than this say nothing about a rule that none of them met. */
export const SAMPLES_MIN = 50

/**
 * Rules that none of a sample of real leads would have met: well-formed, but perhaps not what was meant. `matches` asks a
 * condition of a lead's facts; what it asks of stores, guides and the hour is open there and counts as met. Rules that ask
 * nothing of the lead, or only whether something of it is known, hold no value that could be wrong and are left out.
 */
export function findUnmatched<Facts>(
  { rules }: Pick<RuleSet, 'rules'>,
  samples: readonly Facts[],
  matches: (condition: Condition, facts: Facts) => boolean,
): RuleFinding[] {
  if (samples.length < SAMPLES_MIN) return []
  return rules.flatMap(({ id: ruleId, name, isOn, when }) => {
    if (!isOn || when === null) return []
    if (!asksForValue(when)) return []
    if (samples.some((facts) => matches(when, facts))) return []
    const text = `最近的 ${samples.length} 条线索没有一条符合${quoted(name)}；请确认条件没有填错`
    return [{ code: 'never_matched' as const, ruleId, text }]
  })
}

function asksForValue(when: Condition): boolean {
  let asks = false
  walk(when, ({ f, op }) => {
    if (f.startsWith('lead.') && op !== 'exists') asks = true
  })
  return asks
}
