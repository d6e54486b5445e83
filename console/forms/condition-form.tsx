import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { Comparison, Condition } from '../../contract/rule-condition'
import { type RuleField, ruleField } from '../../contract/rule-fields'
import type { RulePhase } from '../../contract/rule-set'
import {
  conditionOf,
  DEPTH_MAX,
  depthOf,
  type Group,
  type GroupMode,
  groupOf,
  isComparison,
  MODE_TEXT,
  rootOf,
  whenOf,
  withItem,
} from '../format/condition-tree'
import { blankComparison, fieldChoices, opChoices, withOp } from '../format/rule-comparison'
import { AllowedButton } from '../ui/allowed-button'
import { ComparedValueField } from './compared-value-field'

type Props = { phase: RulePhase; when: Condition | null; onChange: (when: Condition | null) => void }

/** When a rule holds, as groups of comparisons that are picked, never typed as code. No part at all: it always holds. */
export function ConditionForm({ phase, when, onChange }: Props) {
  const root = rootOf(when)
  return (
    <GroupForm
      phase={phase}
      group={root}
      isRoot
      onChange={(group) => onChange(whenOf(group))}
      fits={(group) => depthOf(whenOf(group)) <= DEPTH_MAX}
    />
  )
}

type GroupProps = {
  phase: RulePhase
  group: Group
  isRoot?: boolean
  onChange: (group: Group) => void
  onRemove?: () => void
  /** Whether the whole condition would stay shallow enough with this group in this place. */
  fits: (group: Group) => boolean
}

function GroupForm({ phase, group, isRoot, onChange, onRemove, fits }: GroupProps) {
  const add = (item: Condition) => ({ ...group, items: [...group.items, item] })
  const fresh = blankComparison(phase === 'scope' || phase === 'sla' ? 'lead.score' : 'guide.grade')
  const nested = add({ any: [blankComparison('lead.score')] })
  const isEmpty = isRoot && group.items.length === 0
  return (
    <fieldset className={isRoot ? 'rule-group rule-group-root' : 'rule-group'} aria-label={isRoot ? '条件' : '条件组'}>
      {isEmpty ? (
        <p className="soft" style={{ margin: 0 }}>
          没有条件：总是成立。
        </p>
      ) : (
        <GroupHead group={group} onChange={onChange} fits={fits} {...(onRemove ? { onRemove } : {})} />
      )}
      {group.items.map((item, index) => (
        <PartForm
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own; their place is what they are
          key={index}
          phase={phase}
          item={item}
          onChange={(next) => onChange(withItem(group, index, next))}
          onRemove={() => {
            const rest = withItem(group, index, null)
            if (rest.items.length === 0 && onRemove) onRemove()
            else onChange(rest)
          }}
          fits={(next) => fits(withItem(group, index, next))}
        />
      ))}
      <div className="rule-group-foot">
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange(add(fresh))}>
          加条件
        </Button>
        <AllowedButton
          size="small"
          icon={<PlusOutlined />}
          refusal={fits(nested) ? null : `条件最多嵌套 ${DEPTH_MAX} 层`}
          onClick={() => onChange(nested)}
        >
          加一组
        </AllowedButton>
      </div>
    </fieldset>
  )
}

function GroupHead({ group, onChange, onRemove, fits }: Pick<GroupProps, 'group' | 'onChange' | 'onRemove' | 'fits'>) {
  const options = Object.entries(MODE_TEXT).map(([value, label]) => ({
    value: value as GroupMode,
    label,
    disabled: !fits({ ...group, mode: value as GroupMode }),
  }))
  return (
    <div className="rule-group-head">
      <Select
        size="small"
        aria-label="这些条件怎样算成立"
        value={group.mode}
        options={options}
        onChange={(mode) => onChange({ ...group, mode })}
        style={{ width: 130 }}
      />
      {onRemove && (
        <Button size="small" type="text" icon={<DeleteOutlined />} aria-label="删除这一组" onClick={onRemove} />
      )}
    </div>
  )
}

type PartProps = {
  phase: RulePhase
  item: Condition
  onChange: (item: Condition) => void
  onRemove: () => void
  fits: (item: Condition) => boolean
}

function PartForm({ phase, item, onChange, onRemove, fits }: PartProps) {
  if (isComparison(item))
    return <ComparisonForm phase={phase} comparison={item} onChange={onChange} onRemove={onRemove} />
  return (
    <GroupForm
      phase={phase}
      group={groupOf(item)}
      onChange={(group) => onChange(conditionOf(group))}
      onRemove={onRemove}
      fits={(group) => fits(conditionOf(group))}
    />
  )
}

type ComparisonProps = {
  phase: RulePhase
  comparison: Comparison
  onChange: (comparison: Comparison) => void
  onRemove: () => void
}

function ComparisonForm({ phase, comparison, onChange, onRemove }: ComparisonProps) {
  const { f, op } = comparison
  const { label } = ruleField(f)
  const ops = opChoices(f)
  return (
    <div className="rule-comparison">
      <Select<RuleField>
        aria-label="看什么"
        value={f}
        options={fieldChoices(phase)}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(field) => onChange(blankComparison(field))}
        popupMatchSelectWidth={220}
      />
      {ops.length > 1 ? (
        <Select
          aria-label={`${label}怎样比较`}
          value={op}
          options={ops}
          onChange={(next) => onChange(withOp(comparison, next))}
          popupMatchSelectWidth={160}
        />
      ) : (
        <span className="soft">{ops[0]?.label}</span>
      )}
      <ComparedValueField comparison={comparison} onChange={(v) => onChange({ ...comparison, v })} />
      <Button type="text" icon={<DeleteOutlined />} aria-label={`删除条件「${label}」`} onClick={onRemove} />
    </div>
  )
}
