import { Form, InputNumber, Radio, Select } from 'antd'
import type { Rule } from '../../contract/rule-set'

type Of<Phase extends Rule['phase']> = Extract<Rule, { phase: Phase }>
type Props<R extends Rule = Rule> = { rule: R; onChange: (rule: R) => void }

/** What a rule does once it holds: its phase's own part. Rules that require or exclude do nothing else. */
export function PhasePartForm({ rule, onChange }: Props) {
  switch (rule.phase) {
    case 'scope':
      return <StoresPart rule={rule} onChange={onChange} />
    case 'boost':
      return <PointsPart rule={rule} onChange={onChange} />
    case 'cap':
      return <LimitsPart rule={rule} onChange={onChange} />
    case 'sla':
      return <AnswerPart rule={rule} onChange={onChange} />
    default:
      return null
  }
}

type Stores = Of<'scope'>['stores']
const STORES_TEXT: Record<Stores['kind'], string> = {
  owner: '归属导购',
  sceneGuide: '被扫码的导购',
  scene: '扫码的门店',
  nearest: '顾客附近最近的门店',
  city: '顾客所在城市的门店',
}
const FIRST_STORES: Record<Stores['kind'], Stores> = {
  owner: { kind: 'owner', mode: 'soft' },
  sceneGuide: { kind: 'sceneGuide', mode: 'soft' },
  scene: { kind: 'scene', alsoNearest: 0, withinKm: 50 },
  nearest: { kind: 'nearest', count: 4, withinKm: 20 },
  city: { kind: 'city', count: 4 },
}

function StoresPart({ rule, onChange }: Props<Of<'scope'>>) {
  const { stores } = rule
  const set = (next: Stores) => onChange({ ...rule, stores: next })
  return (
    <>
      <Form.Item label="给谁">
        <Select
          aria-label="给谁"
          value={stores.kind}
          onChange={(kind) => set(FIRST_STORES[kind])}
          options={Object.entries(STORES_TEXT).map(([value, label]) => ({ value: value as Stores['kind'], label }))}
        />
      </Form.Item>
      {'mode' in stores && (
        <Form.Item label="TA 接不了时">
          <Radio.Group
            value={stores.mode}
            onChange={({ target }) => set({ ...stores, mode: target.value })}
            options={[
              { value: 'soft', label: '再看下一条' },
              { value: 'strict', label: '只给 TA，不看下一条' },
            ]}
          />
        </Form.Item>
      )}
      {'alsoNearest' in stores && (
        <Whole
          label="另加最近的几家门店"
          value={stores.alsoNearest}
          unit="家"
          min={0}
          max={10}
          onChange={(alsoNearest) => set({ ...stores, alsoNearest })}
        />
      )}
      {'count' in stores && (
        <Whole
          label="几家门店"
          value={stores.count}
          unit="家"
          min={1}
          max={10}
          onChange={(count) => set({ ...stores, count })}
        />
      )}
      {'withinKm' in stores && (
        <Whole
          label="多远以内"
          value={stores.withinKm}
          unit="公里"
          min={0.1}
          max={200}
          onChange={(withinKm) => set({ ...stores, withinKm })}
        />
      )}
    </>
  )
}

function PointsPart({ rule, onChange }: Props<Of<'boost'>>) {
  return (
    <Whole
      label="加多少分（负数是减分）"
      value={rule.points}
      unit="分"
      min={-50}
      max={50}
      onChange={(points) => onChange({ ...rule, points: Math.round(points) })}
    />
  )
}

const LIMIT_TEXT = { daily: '每天最多接', open: '同时最多跟进', members: '最多服务会员' } as const
const LIMIT_MAX = { daily: 1000, open: 1000, members: 100_000 } as const

function LimitsPart({ rule, onChange }: Props<Of<'cap'>>) {
  const set = (key: keyof typeof LIMIT_TEXT, value: number | null) => {
    const { [key]: _, ...others } = rule.limits
    onChange({ ...rule, limits: value === null ? others : { ...others, [key]: Math.round(value) } })
  }
  return (
    <>
      {(Object.keys(LIMIT_TEXT) as (keyof typeof LIMIT_TEXT)[]).map((key) => (
        <Form.Item key={key} label={LIMIT_TEXT[key]}>
          <InputNumber
            aria-label={LIMIT_TEXT[key]}
            value={rule.limits[key] ?? null}
            min={0}
            max={LIMIT_MAX[key]}
            precision={0}
            suffix={key === 'members' ? '位' : '条'}
            placeholder="不限"
            onChange={(value) => set(key, value === null ? null : Number(value))}
            style={{ width: 160 }}
          />
        </Form.Item>
      ))}
    </>
  )
}

function AnswerPart({ rule, onChange }: Props<Of<'sla'>>) {
  const { answer } = rule
  const set = (change: Partial<Of<'sla'>['answer']>) => onChange({ ...rule, answer: { ...answer, ...change } })
  return (
    <>
      <Whole
        label="多久内要接下"
        value={answer.acceptMinutes}
        unit="分钟"
        min={1}
        max={1440}
        onChange={(value) => set({ acceptMinutes: Math.round(value) })}
      />
      <Whole
        label="多久内要首次联系"
        value={answer.firstContactMinutes}
        unit="分钟"
        min={1}
        max={10_080}
        onChange={(value) => set({ firstContactMinutes: Math.round(value) })}
      />
      <Whole
        label="最多问几位导购"
        value={answer.maxAttempts}
        unit="位"
        min={1}
        max={5}
        onChange={(value) => set({ maxAttempts: Math.round(value) })}
      />
      <Form.Item label="时间怎么算">
        <Radio.Group
          value={answer.clock}
          onChange={({ target }) => set({ clock: target.value })}
          options={[
            { value: 'business', label: '只算门店营业时间' },
            { value: 'wall', label: '按自然时间' },
          ]}
        />
      </Form.Item>
    </>
  )
}

type WholeProps = {
  label: string
  value: number
  unit: string
  min: number
  max: number
  onChange: (value: number) => void
}

function Whole({ label, value, unit, min, max, onChange }: WholeProps) {
  return (
    <Form.Item label={label}>
      <InputNumber
        aria-label={label}
        value={value}
        min={min}
        max={max}
        suffix={unit}
        onChange={(next) => next !== null && onChange(Number(next))}
        style={{ width: 160 }}
      />
    </Form.Item>
  )
}
