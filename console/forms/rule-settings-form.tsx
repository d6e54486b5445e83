import { Form, Radio, Switch } from 'antd'
import type { ReactNode } from 'react'
import type { RuleSet } from '../../contract/rule-set'
import { Panel } from '../ui/panel'
import { FairnessDial } from './fairness-dial'
import { FallbackField } from './fallback-field'
import { MarginFields } from './margin-fields'
import './rule-forms.css'
import { SettingNumber } from './setting-number'

type Props = { doc: RuleSet; version: number; onChange: (doc: RuleSet, what: string) => void }

/** Everything of a rule set that is not a rule, one panel for each question. */
export function RuleSettingsForm({ doc, version, onChange }: Props) {
  return (
    <Form layout="vertical" component="div">
      <SelectPanel doc={doc} version={version} onChange={onChange} />
      <div className="panel-row">
        <ScoringPanel doc={doc} onChange={onChange} />
        <Panel title="一单值多少">
          <MarginFields margin={doc.margin} onChange={(margin) => onChange({ ...doc, margin }, 'margin')} />
        </Panel>
      </div>
      <div className="panel-row">
        <ExplorePanel doc={doc} onChange={onChange} />
        <div>
          <HoldPanel doc={doc} onChange={onChange} />
          <Panel title="都接不了时">
            <FallbackField
              fallback={doc.fallback}
              onChange={(fallback) => onChange({ ...doc, fallback }, 'fallback')}
            />
          </Panel>
        </div>
      </div>
    </Form>
  )
}

type PartProps = Omit<Props, 'version'>

function SelectPanel({ doc, version, onChange }: Props) {
  const { select } = doc
  const set = (change: Partial<RuleSet['select']>) =>
    onChange({ ...doc, select: { ...select, ...change } }, `select.${Object.keys(change)[0]}`)
  return (
    <Panel title="在能接的导购里选谁">
      <Form.Item label="选人目标">
        <Radio.Group
          value={select.objective}
          onChange={({ target }) => set({ objective: target.value })}
          options={[
            { value: 'equal', label: '平均分配' },
            { value: 'weighted', label: '按级别加权' },
            { value: 'value', label: '按价值（预期毛利减去占用接待量的代价）' },
          ]}
        />
      </Form.Item>
      <Form.Item label="公平程度">
        <FairnessDial
          version={version}
          threshold={select.leadThreshold}
          onChange={(leadThreshold) => set({ leadThreshold })}
        />
      </Form.Item>
      <div className="setting-row">
        <SettingNumber
          label="离顾客每远 1 公里减"
          value={select.distCostPerKm}
          unit="分"
          min={0}
          max={20}
          step={0.1}
          onChange={(distCostPerKm) => set({ distCostPerKm })}
        />
        <SettingNumber
          label="按时接待对以后分配的影响"
          value={Math.round(select.responsiveness * 100)}
          unit="%"
          min={0}
          max={100}
          onChange={(percent) => set({ responsiveness: percent / 100 })}
        />
        <SettingNumber
          label="忙时更看重空闲的程度"
          value={select.paceBeta}
          unit="（0–5）"
          min={0}
          max={5}
          step={0.5}
          onChange={(paceBeta) => set({ paceBeta })}
        />
      </div>
      <Form.Item label="各级别的权重（按级别加权时用）" style={{ marginBottom: 0 }}>
        <div className="setting-row">
          {select.gradeWeights.map((weight, i) => (
            <SettingNumber
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the grade
              key={i}
              label={`${i + 1} 级`}
              value={weight}
              unit="份"
              min={0}
              max={100}
              step={0.1}
              onChange={(next) =>
                set({ gradeWeights: select.gradeWeights.with(i, next) as typeof select.gradeWeights })
              }
            />
          ))}
        </div>
      </Form.Item>
    </Panel>
  )
}

function ScoringPanel({ doc, onChange }: PartProps) {
  const { tiers } = doc
  const tier = (key: keyof typeof tiers, label: string) => (
    <SettingNumber
      label={label}
      value={tiers[key] / 100}
      unit="元"
      min={0}
      max={10_000_000}
      onChange={(yuan) => onChange({ ...doc, tiers: { ...tiers, [key]: Math.round(yuan * 100) } }, `tiers.${key}`)}
    />
  )
  return (
    <Panel title="线索评分与顾客等级">
      <Form.Item label="线索怎么评分">
        <Radio.Group
          value={doc.scoring}
          onChange={({ target }) => onChange({ ...doc, scoring: target.value }, 'scoring')}
          options={[
            { value: 'model', label: '按模型（还没有模型时按积分表）' },
            { value: 'points', label: '只按积分表' },
          ]}
        />
      </Form.Item>
      <Form.Item label="近一年消费满多少" style={{ marginBottom: 0 }}>
        <div className="setting-row">
          {tier('silverFen', '银卡')}
          {tier('goldFen', '金卡')}
          {tier('blackFen', '黑卡')}
        </div>
      </Form.Item>
    </Panel>
  )
}

function HoldPanel({ doc, onChange }: PartProps) {
  const { hold } = doc
  const set = (change: Partial<RuleSet['hold']>) => onChange({ ...doc, hold: { ...hold, ...change } }, 'hold')
  return (
    <Panel title="稍等更合适的导购">
      <SwitchRow
        label="低分线索可以稍等（只在按价值选人时起作用）"
        isOn={hold.isOn}
        onChange={(isOn) => set({ isOn })}
      />
      <div className="setting-row">
        <SettingNumber
          label="最多等"
          value={hold.maxMinutes}
          unit="分钟"
          min={1}
          max={15}
          onChange={(maxMinutes) => set({ maxMinutes: Math.round(maxMinutes) })}
        />
        <SettingNumber
          label="只等低于"
          value={hold.belowScore}
          unit="分的线索"
          min={0}
          max={100}
          onChange={(belowScore) => set({ belowScore: Math.round(belowScore) })}
        />
      </div>
    </Panel>
  )
}

function ExplorePanel({ doc, onChange }: PartProps) {
  const { explore } = doc
  const set = (change: Partial<RuleSet['explore']>) =>
    onChange({ ...doc, explore: { ...explore, ...change } }, 'explore')
  return (
    <Panel title="探索分配">
      <p className="soft sentence" style={{ marginTop: 0 }}>
        拿出一小部分线索试着分给别的导购，以后的草稿才有数据可比。设为 0 就不探索。
      </p>
      <div className="setting-row">
        <SettingNumber
          label="探索比例"
          value={Number((explore.epsilon * 100).toFixed(2))}
          unit="%"
          min={0}
          max={30}
          onChange={(percent) => set({ epsilon: percent / 100 })}
        />
        <SettingNumber
          label="在前几名里试"
          value={explore.topK}
          unit="名"
          min={1}
          max={8}
          onChange={(topK) => set({ topK: Math.round(topK) })}
        />
      </div>
      <SwitchRow
        label="只在有草稿影子运行或试点时探索"
        isOn={explore.onlyTowardDraft}
        onChange={(onlyTowardDraft) => set({ onlyTowardDraft })}
      />
      <SwitchRow
        label="也用在金卡、黑卡顾客身上"
        isOn={explore.includesTopTiers}
        onChange={(includesTopTiers) => set({ includesTopTiers })}
      />
      <SwitchRow
        label="也用在有归属保护的顾客身上"
        isOn={explore.includesProtected}
        onChange={(includesProtected) => set({ includesProtected })}
      />
    </Panel>
  )
}

function SwitchRow({
  label,
  isOn,
  onChange,
}: {
  label: ReactNode & string
  isOn: boolean
  onChange: (isOn: boolean) => void
}) {
  return (
    <div className="switch-row">
      <Switch size="small" aria-label={label} checked={isOn} onChange={onChange} />
      <span>{label}</span>
    </div>
  )
}
