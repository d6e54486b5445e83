import { Checkbox, InputNumber } from 'antd'
import type { In } from '../api/call'

export type Guardrails = NonNullable<In<'startPilot'>['guardrails']>
type Field = {
  key: keyof Guardrails
  label: string
  unit: string
  /** What the person types times this is what is kept. */
  factor: number
  max: number
  usual: number
}
const PPM_OF_PERCENT = 10_000
const FIELDS: readonly Field[] = [
  { key: 'acceptP50MinutesMax', label: '一半线索的接待用时不超过', unit: '分钟', factor: 1, max: 1440, usual: 12 },
  { key: 'unroutedRatePpmMax', label: '无人接待比例不超过', unit: '%', factor: PPM_OF_PERCENT, max: 100, usual: 2 },
  { key: 'jainPpmMin', label: '分配均匀度不低于', unit: '%', factor: PPM_OF_PERCENT, max: 100, usual: 85 },
  { key: 'valueLossPpmMax', label: '成交额下降不超过', unit: '%', factor: PPM_OF_PERCENT, max: 100, usual: 3 },
]

type Props = { value: Guardrails; onChange: (guardrails: Guardrails) => void }

/** What stops a pilot by itself; an unticked line guards nothing. */
export function GuardrailsForm({ value, onChange }: Props) {
  return (
    <fieldset style={{ border: 0, margin: '0 0 12px', padding: 0 }}>
      <legend style={{ marginBottom: 6 }}>护栏：确定越过就自动停止</legend>
      {FIELDS.map(({ key, label, unit, factor, max, usual }) => {
        const kept = value[key]
        return (
          <div key={key} style={{ display: 'flex', alignItems: 'center', gap: 8, marginBottom: 6 }}>
            <Checkbox
              style={{ flex: 1 }}
              checked={kept !== null}
              onChange={({ target }) => onChange({ ...value, [key]: target.checked ? usual * factor : null })}
            >
              {label}
            </Checkbox>
            <InputNumber
              aria-label={`${label}（${unit}）`}
              disabled={kept === null}
              min={0}
              max={max}
              precision={unit === '%' ? 1 : 0}
              value={kept === null ? null : kept / factor}
              suffix={unit}
              style={{ width: 120 }}
              onChange={(typed) => typed !== null && onChange({ ...value, [key]: Math.round(typed * factor) })}
            />
          </div>
        )
      })}
    </fieldset>
  )
}
