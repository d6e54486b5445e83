import { Form, Input, Switch } from 'antd'
import type { Rule } from '../../contract/rule-set'
import { ConditionForm } from './condition-form'
import './rule-forms.css'
import { PhasePartForm } from './phase-part-form'

/** One rule: its name, when it holds, and what it does then. Everything is applied as it is changed. */
export function RoutingRuleForm({ rule, onChange }: { rule: Rule; onChange: (rule: Rule) => void }) {
  return (
    <Form layout="vertical" component="div">
      <div style={{ display: 'grid', gridTemplateColumns: '1fr max-content', gap: 16 }}>
        <Form.Item label="名字">
          <Input
            aria-label="名字"
            value={rule.name}
            maxLength={40}
            onChange={({ target }) => onChange({ ...rule, name: target.value })}
          />
        </Form.Item>
        <Form.Item label="启用">
          <Switch aria-label="启用" checked={rule.isOn} onChange={(isOn) => onChange({ ...rule, isOn })} />
        </Form.Item>
      </div>
      <Form.Item label="什么时候成立">
        <ConditionForm phase={rule.phase} when={rule.when} onChange={(when) => onChange({ ...rule, when })} />
      </Form.Item>
      <PhasePartForm rule={rule} onChange={onChange} />
    </Form>
  )
}
