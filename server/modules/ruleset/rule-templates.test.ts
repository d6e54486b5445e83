import { checkRuleSet } from './check-rule-set'
import { RULE_TEMPLATES } from './rule-templates'

test.each(RULE_TEMPLATES.map((template) => [template.name, template] as const))(
  'the rule set to begin with 「%s」 is complete, without faults, and nothing is to be minded',
  (_, { doc, about }) => {
    const { set, faults, warnings } = checkRuleSet(doc, null)
    expect({ faults, warnings }).toEqual({ faults: [], warnings: [] })
    expect(set).toEqual(doc)
    expect(about.length).toBeGreaterThan(40)
  },
)

test('rule sets to begin with are told apart by their ids', () => {
  expect(new Set(RULE_TEMPLATES.map(({ templateId }) => templateId)).size).toBe(RULE_TEMPLATES.length)
})
