import { InputNumber } from 'antd'
import { useId } from 'react'

type Props = {
  label: string
  value: number
  unit: string
  min: number
  max: number
  step?: number
  onChange: (value: number) => void
}

/** One number of a setting with its unit and limits; emptied, it keeps what it was. */
export function SettingNumber({ label, value, unit, min, max, step = 1, onChange }: Props) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="soft" style={{ display: 'block', marginBottom: 2 }}>
        {label}
      </label>
      <InputNumber
        id={id}
        value={value}
        min={min}
        max={max}
        step={step}
        suffix={unit}
        onChange={(next) => next !== null && onChange(Number(next))}
        style={{ width: 150 }}
      />
    </div>
  )
}
