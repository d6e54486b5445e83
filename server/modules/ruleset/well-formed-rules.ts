import { Rule } from '../../../contract/rule-set'

/** The rules of a document that are well-formed, whatever else of it is not: one that is half written silences no other. */
export function wellFormedRules(doc: unknown): Rule[] {
  const rules = typeof doc === 'object' && doc !== null && 'rules' in doc ? doc.rules : []
  if (!Array.isArray(rules)) return []
  return rules.flatMap((rule) => {
    const parsed = Rule.safeParse(rule)
    return parsed.success ? parsed.data : []
  })
}
