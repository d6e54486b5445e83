/** Something wrong with a rule set, or worth knowing: the text names the rule and says the way out. */
export type RuleFinding = {
  code: RuleFindingCode
  /** The rule it is about; null when it is about the whole. */
  ruleId: string | null
  text: string
}

export type RuleFindingCode =
  | 'malformed'
  | 'duplicate_id'
  | 'same_name'
  | 'not_known_yet'
  | 'dead_rule'
  | 'shadowed_rule'
  | 'late_rule'
  | 'never_matched'
  | 'no_scope'
  | 'sla_gap'
  | 'short_sla'
  | 'contact_before_accept'
  | 'leaves_nobody'
  | 'asks_of_lead_only'
  | 'no_effect'
  | 'boosts_cancel'
  | 'boosts_clamped'
  | 'cap_zero'
  | 'zero_weights'
  | 'zero_weight_grade'
  | 'no_fallback'
  | 'repeated_fallback'
  | 'no_last_resort'
  | 'tiers_order'
  | 'explores_best'
  | 'no_exploration'
  | 'concentrates'
  | 'hold_without_value'
  | 'unknown_id'
  | 'gone_id'
  | 'unknown_city'
  | 'empty_pool'
  | 'demand_above_capacity'

/** Faults keep a rule set from being published; warnings are shown and stored with the version. */
export type RuleFindings = { faults: RuleFinding[]; warnings: RuleFinding[] }

/** How a rule is called where people read of it. */
export const quoted = (name: string) => `规则「${name}」`
