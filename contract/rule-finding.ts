import * as z from 'zod'

/** What is said of a rule set in words: what is wrong, what it does, what changed. */

export const Finding = z.object({
  code: z.string(),
  /** The rule it is about; null when it is about the whole. */
  ruleId: z.string().nullable(),
  /** Chinese; names the rule and says the way out. */
  text: z.string(),
})
/** One plain Chinese sentence: of a rule, or of a setting, which has no id. */
export const Sentence = z.object({
  ruleId: z.string().nullable(),
  name: z.string().nullable(),
  isOn: z.boolean(),
  text: z.string(),
})
export const Change = z.object({ kind: z.string(), ruleId: z.string().nullable(), text: z.string() })

/** Read by the rules' own check, which names the rule that is wrong; here it only has to be an object. */
export const RuleDoc = z.record(z.string(), z.unknown())
export const RuleVersion = z.int().min(1)
