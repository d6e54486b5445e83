import { Input, InputNumber, Select } from 'antd'
import type { ComparedValue, Comparison } from '../../contract/rule-condition'
import { type RuleField, ruleField } from '../../contract/rule-fields'
import { isKnownField, KnownValueField, KnownValuesField, StorePlaceField } from './known-value-field'

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'].map((label, i) => ({ value: i + 1, label }))

type Props = { comparison: Comparison; onChange: (v: ComparedValue) => void }

/** The value of a comparison, in the form that suits the field: nothing that cannot be can be picked. */
export function ComparedValueField({ comparison: { f, op, v }, onChange }: Props) {
  const { type, label, no } = ruleField(f)
  if (op === 'exists') return <YesNo label={label} yes="已知" no="未知" value={v === true} onChange={onChange} />
  if (type === 'boolean')
    return <YesNo label={label} yes={label} no={no ?? `不是${label}`} value={v === true} onChange={onChange} />
  if (op === 'timeIn') return <TimeRange value={String(v)} onChange={onChange} />
  if (op === 'geoWithin') return <Circle value={v as CircleValue} onChange={onChange} />
  if (type === 'number') return <NumberValues f={f} op={op} v={v} onChange={onChange} />
  return <TextValues f={f} op={op} v={v} onChange={onChange} />
}

type ValueProps = Comparison & { onChange: (v: ComparedValue) => void }

function NumberValues({ f, op, v, onChange }: ValueProps) {
  const { label, show } = ruleField(f)
  if (op === 'between') {
    const [low = 0, high = 0] = v as [number, number]
    return (
      <span className="rule-pair">
        <OneNumber field={f} label={`${label}，最低`} value={low} onChange={(next) => onChange([next, high])} />
        <span>到</span>
        <OneNumber field={f} label={`${label}，最高`} value={high} onChange={(next) => onChange([low, next])} />
      </span>
    )
  }
  if (op !== 'in' && op !== 'nin') return <OneNumber field={f} label={label} value={v as number} onChange={onChange} />
  const values = (v as number[]).map((value) => (show === 'percent' ? value * 100 : value))
  return (
    <Select
      aria-label={`${label}，可以选多个`}
      mode={show === 'weekday' ? 'multiple' : 'tags'}
      value={values}
      onChange={(next: (string | number)[]) => {
        const numbers = next.map(Number).filter((one) => Number.isFinite(one))
        onChange(show === 'percent' ? numbers.map((one) => one / 100) : numbers)
      }}
      options={show === 'weekday' ? WEEKDAYS : []}
      placeholder={show === 'weekday' ? '选择' : '输入数字后回车'}
      style={{ width: '100%' }}
    />
  )
}

type NumberProps = { field: RuleField; label: string; value: number; onChange: (value: number) => void }

function OneNumber({ field, label, value, onChange }: NumberProps) {
  const { unit, min, max, isWhole, show } = ruleField(field)
  if (show === 'weekday')
    return <Select aria-label={label} value={value} onChange={onChange} options={WEEKDAYS} style={{ width: '100%' }} />
  const times = show === 'percent' ? 100 : 1
  return (
    <InputNumber
      aria-label={label}
      value={Number((value * times).toFixed(4))}
      onChange={(next) => next !== null && onChange(Number(next) / times)}
      {...(min === undefined ? {} : { min: min * times })}
      {...(max === undefined ? {} : { max: max * times })}
      {...(isWhole ? { precision: 0 } : {})}
      suffix={show === 'percent' ? '%' : unit}
      style={{ width: '100%' }}
    />
  )
}

function TextValues({ f, op, v, onChange }: ValueProps) {
  const { label, values } = ruleField(f)
  const isMany = op === 'in' || op === 'nin'
  if (f === 'ctx.date') return <Days op={op} v={v} onChange={onChange} />
  if (values) {
    const options = Object.entries(values).map(([value, text]) => ({ value, label: text }))
    return isMany ? (
      <Select
        aria-label={`${label}，可以选多个`}
        mode="multiple"
        value={v as string[]}
        onChange={onChange}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="选择"
        style={{ width: '100%' }}
      />
    ) : (
      <Select aria-label={label} value={String(v)} onChange={onChange} options={options} style={{ width: '100%' }} />
    )
  }
  if (!isKnownField(f))
    return <Input aria-label={label} value={String(v)} onChange={({ target }) => onChange(target.value)} />
  return isMany ? (
    <KnownValuesField field={f} value={v as string[]} onChange={onChange} />
  ) : (
    <KnownValueField field={f} value={String(v)} onChange={onChange} />
  )
}

function Days({ op, v, onChange }: Pick<Comparison, 'op' | 'v'> & { onChange: (v: ComparedValue) => void }) {
  const day = (label: string, value: string, set: (value: string) => void) => (
    <Input type="date" aria-label={label} value={value} onChange={({ target }) => set(target.value)} />
  )
  if (op === 'between') {
    const [from = '', to = ''] = v as [string, string]
    return (
      <span className="rule-pair">
        {day('开始日期', from, (next) => onChange([next, to]))}
        <span>到</span>
        {day('结束日期', to, (next) => onChange([from, next]))}
      </span>
    )
  }
  if (op !== 'in' && op !== 'nin') return day('日期', String(v), onChange)
  return (
    <Select
      aria-label="日期，可以填多个"
      mode="tags"
      value={v as string[]}
      onChange={onChange}
      options={[]}
      placeholder="如 2026-11-11，输入后回车"
      style={{ width: '100%' }}
    />
  )
}

type YesNoProps = { label: string; yes: string; no: string; value: boolean; onChange: (v: boolean) => void }

function YesNo({ label, yes, no, value, onChange }: YesNoProps) {
  const options = [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ]
  return (
    <Select
      aria-label={`${label}，是或否`}
      value={value ? 'yes' : 'no'}
      onChange={(next) => onChange(next === 'yes')}
      options={options}
      style={{ width: '100%' }}
    />
  )
}

function TimeRange({ value, onChange }: { value: string; onChange: (v: string) => void }) {
  const [from = '', to = ''] = value.split('-')
  return (
    <span className="rule-pair">
      <Input
        type="time"
        aria-label="开始时间"
        value={from}
        onChange={({ target }) => onChange(`${target.value}-${to}`)}
      />
      <span>到</span>
      <Input
        type="time"
        aria-label="结束时间"
        value={to}
        onChange={({ target }) => onChange(`${from}-${target.value}`)}
      />
    </span>
  )
}

type CircleValue = { latitude: number; longitude: number; km: number }

function Circle({ value, onChange }: { value: CircleValue; onChange: (v: CircleValue) => void }) {
  const number = (key: keyof CircleValue, label: string, suffix: string, limits: { min: number; max: number }) => (
    <InputNumber
      aria-label={label}
      value={value[key]}
      {...limits}
      suffix={suffix}
      onChange={(next) => next !== null && onChange({ ...value, [key]: Number(next) })}
      style={{ width: '100%' }}
    />
  )
  return (
    <div className="rule-circle">
      <StorePlaceField onPick={(place) => onChange({ ...value, ...place })} />
      <span className="rule-pair">
        {number('latitude', '北纬', '北纬', { min: -90, max: 90 })}
        {number('longitude', '东经', '东经', { min: -180, max: 180 })}
        {number('km', '半径', '公里内', { min: 0.1, max: 2000 })}
      </span>
    </div>
  )
}
