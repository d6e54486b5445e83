import { Button, Drawer } from 'antd'
import type { RuleSet } from '../../../contract/rule-set'
import { PHASE_TEXT, replaceRule } from '../../format/rule-edits'
import { RoutingRuleForm } from '../../forms/routing-rule-form'
import { AllowedButton } from '../../ui/allowed-button'
import type { RuleCheck } from './use-rule-check'

type Props = {
  doc: RuleSet
  /** What the draft began with: to it a rule can be put back. */
  start: RuleSet
  ruleId: string
  check: RuleCheck
  onChange: (doc: RuleSet, what: string) => void
  onClose: () => void
}

/** One rule open beside the list: what is changed applies at once, its sentence and what is wrong stand above. */
export function RuleDrawer({ doc, start, ruleId, check, onChange, onClose }: Props) {
  const rule = doc.rules.find(({ id }) => id === ruleId)
  if (!rule) return null
  const before = start.rules.find(({ id }) => id === ruleId)
  const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(rule)
  const of = ({ ruleId: about }: { ruleId: string | null }) => about === ruleId
  return (
    <Drawer
      open
      title={`${PHASE_TEXT[rule.phase].title} · ${rule.name.trim() || '没有名字的规则'}`}
      size={620}
      onClose={onClose}
      mask={false}
      rootClassName="rule-drawer"
      footer={
        <div className="drawer-acts">
          <AllowedButton
            refusal={before === undefined ? '这是新加的规则' : isSame ? '这条规则没有改动' : null}
            onClick={() => before && onChange({ ...doc, rules: replaceRule(doc.rules, before) }, `restore:${ruleId}`)}
          >
            还原这条规则
          </AllowedButton>
          <Button type="primary" onClick={onClose}>
            完成
          </Button>
        </div>
      }
    >
      <div className="rule-said" role="status">
        <div className="sentence">
          {check.sentenceOf(ruleId) ?? '填写完整后，这里会说出规则的意思。'}
          {!check.isCurrent && <span className="faint">（正在检查）</span>}
        </div>
        {check.faults.filter(of).map(({ text }) => (
          <div key={text} className="finding finding-fault">
            <strong>问题</strong> {text}
          </div>
        ))}
        {check.warnings.filter(of).map(({ text }) => (
          <div key={text} className="finding finding-warning">
            <strong>提醒</strong> {text}
          </div>
        ))}
      </div>
      <RoutingRuleForm
        rule={rule}
        onChange={(next) => onChange({ ...doc, rules: replaceRule(doc.rules, next) }, `field:rule:${ruleId}`)}
      />
    </Drawer>
  )
}
