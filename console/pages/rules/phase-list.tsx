import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Switch } from 'antd'
import type { Rule, RulePhase, RuleSet } from '../../../contract/rule-set'
import { newKey } from '../../format/new-key'
import {
  addRule,
  blankRule,
  duplicateRule,
  moveRule,
  PHASE_TEXT,
  PHASES,
  removeRule,
  replaceRule,
  rulesOf,
} from '../../format/rule-edits'
import { AllowedButton } from '../../ui/allowed-button'
import type { RuleCheck } from './use-rule-check'

type Props = {
  doc: RuleSet
  check: RuleCheck
  onChange: (doc: RuleSet, what: string) => void
  onOpen: (ruleId: string) => void
}

/** An id no other rule has, in this version or in what a colleague is writing. */
const freshId = (phase: RulePhase) => `${phase}-${newKey().slice(0, 8)}`

/** The rules in the phases they are read in, each as a sentence, with everything that can be done to it by keyboard too. */
export function PhaseList({ doc, check, onChange, onOpen }: Props) {
  const put = (rules: Rule[], what: string) => onChange({ ...doc, rules }, what)
  const add = (phase: RulePhase) => {
    const rule = blankRule(phase, freshId(phase))
    put(addRule(doc.rules, rule), `add:${rule.id}`)
    onOpen(rule.id)
  }
  return (
    <ol className="phase-list">
      {PHASES.map((phase) => {
        const { title, about, add: addText } = PHASE_TEXT[phase]
        const rules = rulesOf(doc.rules, phase)
        return (
          <li key={phase} className="panel">
            <div className="phase-head">
              <h2>{title}</h2>
              <p className="soft">{about}</p>
              <Button size="small" icon={<PlusOutlined />} onClick={() => add(phase)}>
                {addText}
              </Button>
            </div>
            {rules.length === 0 && <p className="faint">还没有规则。</p>}
            <ol className="rule-rows">
              {rules.map((rule, i) => (
                <RuleRow
                  key={rule.id}
                  rule={rule}
                  place={{ isFirst: i === 0, isLast: i === rules.length - 1 }}
                  check={check}
                  onOpen={() => onOpen(rule.id)}
                  onSwitch={(isOn) => put(replaceRule(doc.rules, { ...rule, isOn }), `switch:${rule.id}`)}
                  onMove={(step) => put(moveRule(doc.rules, rule.id, step), `move:${rule.id}`)}
                  onCopy={() => put(duplicateRule(doc.rules, rule.id, freshId(phase)), `copy:${rule.id}`)}
                  onRemove={() => put(removeRule(doc.rules, rule.id), `remove:${rule.id}`)}
                />
              ))}
            </ol>
          </li>
        )
      })}
    </ol>
  )
}

type RowProps = {
  rule: Rule
  place: { isFirst: boolean; isLast: boolean }
  check: RuleCheck
  onOpen: () => void
  onSwitch: (isOn: boolean) => void
  onMove: (step: -1 | 1) => void
  onCopy: () => void
  onRemove: () => void
}

function RuleRow({ rule: { id, name, isOn }, place, check, onOpen, onSwitch, onMove, onCopy, onRemove }: RowProps) {
  const faults = check.faults.filter(({ ruleId }) => ruleId === id)
  const warnings = check.warnings.filter(({ ruleId }) => ruleId === id)
  const called = name.trim() || '没有名字的规则'
  const icon = { size: 'small' as const, type: 'text' as const }
  return (
    <li className={isOn ? 'rule-row' : 'rule-row rule-row-off'}>
      <Switch size="small" aria-label={`启用「${called}」`} checked={isOn} onChange={onSwitch} />
      <div>
        <button type="button" className="link-button" onClick={onOpen}>
          {called}
        </button>
        {!isOn && <span className="faint">（停用）</span>}
        <div className="sentence">
          {check.sentenceOf(id) ?? <span className="faint">填写完整后，这里会说出规则的意思。</span>}
        </div>
        {faults.map(({ text }) => (
          <div key={text} className="finding finding-fault">
            <strong>问题</strong> {text}
          </div>
        ))}
        {warnings.map(({ text }) => (
          <div key={text} className="finding finding-warning">
            <strong>提醒</strong> {text}
          </div>
        ))}
      </div>
      <div className="rule-row-acts">
        <AllowedButton
          {...icon}
          icon={<ArrowUpOutlined />}
          aria-label={`「${called}」上移`}
          refusal={place.isFirst ? '已经是这一段的第一条' : null}
          onClick={() => onMove(-1)}
        />
        <AllowedButton
          {...icon}
          icon={<ArrowDownOutlined />}
          aria-label={`「${called}」下移`}
          refusal={place.isLast ? '已经是这一段的最后一条' : null}
          onClick={() => onMove(1)}
        />
        <Button {...icon} icon={<CopyOutlined />} aria-label={`复制「${called}」`} title="复制" onClick={onCopy} />
        <Button
          {...icon}
          icon={<DeleteOutlined />}
          aria-label={`删除「${called}」`}
          title="删除，可以撤销"
          onClick={onRemove}
        />
      </div>
    </li>
  )
}
