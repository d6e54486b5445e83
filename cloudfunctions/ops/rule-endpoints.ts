import * as approval from '../../contract/approval'
import * as policies from '../../contract/policy'
import * as drafts from '../../contract/rule-draft'
import * as rules from '../../contract/rule-work'
import { type Served, serves } from '../../server/kernel/serve'
import { decideApproval } from '../../server/usecases/approvals/decide-approval'
import { listApprovals } from '../../server/usecases/approvals/list-approvals'
import { showApproval } from '../../server/usecases/approvals/show-approval'
import { listPolicies } from '../../server/usecases/policies/list-policies'
import { publishPolicy } from '../../server/usecases/policies/publish-policy'
import { checkRuleSet } from '../../server/usecases/rules/check-rule-set'
import { diffRuleSets } from '../../server/usecases/rules/diff-rule-sets'
import { listRuleSets } from '../../server/usecases/rules/list-rule-sets'
import { listRuleTemplates } from '../../server/usecases/rules/list-rule-templates'
import { listRuleValues } from '../../server/usecases/rules/list-rule-values'
import { mergeRuleDraft } from '../../server/usecases/rules/merge-rule-draft'
import { requestApproval } from '../../server/usecases/rules/request-approval'
import { retireRuleSet } from '../../server/usecases/rules/retire-rule-set'
import { rollBackRuleSet } from '../../server/usecases/rules/roll-back-rule-set'
import { saveRuleSetDraft } from '../../server/usecases/rules/save-rule-set-draft'
import { showRuleSet } from '../../server/usecases/rules/show-rule-set'
import { startShadow } from '../../server/usecases/rules/start-shadow'

export const ruleEndpoints: Served[] = [
  serves(rules.checkRuleSet, checkRuleSet),
  serves(rules.saveRuleSetDraft, saveRuleSetDraft),
  serves(rules.listRuleSets, listRuleSets),
  serves(rules.showRuleSet, showRuleSet),
  serves(rules.diffRuleSets, diffRuleSets),
  serves(rules.startShadow, startShadow),
  serves(rules.retireRuleSet, retireRuleSet),
  serves(rules.rollBackRuleSet, rollBackRuleSet),
  serves(rules.requestApproval, requestApproval),
  serves(policies.listPolicies, listPolicies),
  serves(policies.publishPolicy, publishPolicy),
  serves(drafts.mergeRuleDraft, mergeRuleDraft),
  serves(drafts.listRuleTemplates, listRuleTemplates),
  serves(drafts.listRuleValues, listRuleValues),
  serves(approval.showApproval, showApproval),
  serves(approval.listApprovals, listApprovals),
  serves(approval.decideApproval, decideApproval),
]
